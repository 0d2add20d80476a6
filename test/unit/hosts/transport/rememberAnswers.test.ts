import { describe, expect, it } from 'vitest';
import type { HostAnswer } from '../../../../src/hosts/transport/answer';
import type { CourierRequest } from '../../../../src/hosts/transport/courier';
import { HostFailure } from '../../../../src/hosts/transport/hostFailure';
import { rememberAnswers } from '../../../../src/hosts/transport/rememberAnswers';

const request = (path: string, more: Partial<CourierRequest> = {}): CourierRequest => ({
  method: 'GET',
  url: new URL(`https://git.acme.com${path}`),
  headers: {},
  anonymous: false,
  ...more,
});
const answer: HostAnswer = { status: 200, headers: new Headers(), text: '{}', json: {} };
const never = new AbortController().signal;

/** A courier that answers when told to, and what it was asked. */
function heldCourier() {
  const asked: { path: string; signal: AbortSignal; settle: (error?: Error) => void }[] = [];
  const courier = rememberAnswers(
    ({ url }, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
        const settle = (error?: Error) => {
          if (error === undefined) resolve(answer);
          else reject(error);
        };
        asked.push({ path: url.pathname, signal, settle });
      }),
  );
  return { courier, asked };
}

describe('a courier with a memory', () => {
  it('asks once for what is asked twice, at the same time or later', async () => {
    const { courier, asked } = heldCourier();
    const both = [courier(request('/user'), never), courier(request('/user'), never)];
    asked[0]?.settle();
    expect(await Promise.all(both)).toEqual([answer, answer]);
    expect(await courier(request('/user'), never)).toBe(answer);
    expect(asked).toHaveLength(1);
  });

  it('asks anew for another address, another header and without the token', async () => {
    const { courier, asked } = heldCourier();
    const calls = [
      courier(request('/user'), never),
      courier(request('/orgs'), never),
      courier(request('/user', { headers: { accept: 'text/plain' } }), never),
      courier(request('/user', { anonymous: true }), never),
    ];
    for (const { settle } of asked) settle();
    await Promise.all(calls);
    expect(asked).toHaveLength(4);
  });

  it('remembers a failure too', async () => {
    const { courier, asked } = heldCourier();
    const first = courier(request('/user'), never);
    asked[0]?.settle(new HostFailure({ kind: 'notFound' }));
    await expect(first).rejects.toThrow(HostFailure);
    await expect(courier(request('/user'), never)).rejects.toThrow(HostFailure);
    expect(asked).toHaveLength(1);
  });

  it('goes on for those who wait when one of them leaves', async () => {
    const { courier, asked } = heldCourier();
    const leaving = new AbortController();
    const gone = courier(request('/user'), leaving.signal);
    const staying = courier(request('/user'), never);
    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    expect(asked[0]?.signal.aborted).toBe(false);
    asked[0]?.settle();
    expect(await staying).toBe(answer);
  });

  it('gives a request up when nobody waits, and asks anew for the next one', async () => {
    const { courier, asked } = heldCourier();
    const leaving = new AbortController();
    const gone = courier(request('/user'), leaving.signal);
    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    expect(asked[0]?.signal.aborted).toBe(true);
    const next = courier(request('/user'), never);
    asked[1]?.settle();
    expect(await next).toBe(answer);
  });

  it('forgets all answers when something is changed', async () => {
    const { courier, asked } = heldCourier();
    const first = courier(request('/hooks'), never);
    asked[0]?.settle();
    await first;
    const change = courier(request('/hooks', { method: 'POST' }), never);
    asked[1]?.settle();
    await change;
    const again = courier(request('/hooks'), never);
    asked[2]?.settle();
    await again;
    expect(asked).toHaveLength(3);
  });
});
