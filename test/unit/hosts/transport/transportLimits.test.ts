import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/core/account/secret';
import { errorOfStatus } from '../../../../src/hosts/transport/answer';
import { bearer } from '../../../../src/hosts/transport/authorization';
import { createTransport } from '../../../../src/hosts/transport/createTransport';
import { fetchWire } from '../../../../src/hosts/transport/fetchWire';
import { attempt } from '../../../../src/hosts/transport/hostFailure';
import { serve, transportTo, wires } from './practiceTransport';
import { json } from './tinyServer';

describe.each(wires)('the transport over %s', (name, wire) => {
  it('stops reading a body beyond the limit, with and without a length', async () => {
    const server = await serve((request, response) => {
      const chunk = Buffer.alloc(64 * 1024, 'x');
      if (request.url === '/api/announced') response.setHeader('content-length', 50 * 1024 * 1024);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', more);
      };
      more();
    });
    const send = transportTo(wire, server.origin, { limits: { bodyBytes: 1024 * 1024 } });
    const tooLarge = { ok: false, error: { kind: 'notThisHost', seen: 'tooLarge' } };
    expect(await send('GET', '/api/announced')).toEqual(tooLarge);
    expect(await send('GET', '/api/endless')).toEqual(tooLarge);
  });

  it('gives up on a host that never answers', async () => {
    const server = await serve(() => undefined);
    const result = await transportTo(wire, server.origin, { limits: { deadlineMs: 80 } })('GET', '/api/user');
    expect(result).toEqual({
      ok: false,
      error: { kind: 'unreachable', origin: server.origin, reason: 'timedOut' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('gives up on a body that never ends', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":');
    });
    const result = await transportTo(wire, server.origin, { limits: { deadlineMs: 80 } })('GET', '/api/user');
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable', reason: 'timedOut' } });
  });

  it('rejects with the reason of an abort within 100 ms', async () => {
    const server = await serve(() => undefined);
    const controller = new AbortController();
    const call = transportTo(wire, server.origin)('GET', '/api/user', controller.signal);
    const reason = new Error('the user closed the form');
    setTimeout(() => {
      controller.abort(reason);
    }, 30);
    const started = performance.now();
    await expect(call).rejects.toBe(reason);
    expect(performance.now() - started).toBeLessThan(130);
  });

  it('rejects a request that waits in the queue as soon as it is aborted', async () => {
    const server = await serve(() => undefined);
    const send = transportTo(wire, server.origin, { limits: { atOnce: 1, deadlineMs: 1000 } });
    const first = new AbortController();
    const blocking = send('GET', '/api/slow', first.signal);
    const second = new AbortController();
    const waiting = send('GET', '/api/waiting', second.signal);
    second.abort(new Error('second'));
    await expect(waiting).rejects.toThrow('second');
    first.abort(new Error('first'));
    await expect(blocking).rejects.toThrow('first');
    expect(server.requests.map(({ url }) => url)).not.toContain('/api/waiting');
  });

  it('keeps to five requests at once', async () => {
    let open = 0;
    let most = 0;
    const server = await serve((_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        json(response, 200, {});
      }, 15);
    });
    const send = transportTo(wire, server.origin);
    await Promise.all(Array.from({ length: 12 }, (_, i) => send('GET', `/api/${String(i)}`)));
    expect(most).toBe(5);
    expect(server.requests).toHaveLength(12);
  });

  it('tells a refused connection and an unknown name from each other', async () => {
    const server = await serve(() => undefined);
    await server.close();
    const refused = await transportTo(wire, server.origin)('GET', '/api/user');
    expect(refused).toMatchObject({ ok: false, error: { reason: 'refused', code: 'ECONNREFUSED' } });
    const unknown = await transportTo(wire, 'http://no-such-host.invalid')('GET', '/api/user');
    expect(unknown).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(['nameNotFound', 'offline']).toContain(
      !unknown.ok && unknown.error.kind === 'unreachable' ? unknown.error.reason : '',
    );
  });

  it('tells a server without TLS from one that is not there', async () => {
    const server = await serve(() => undefined);
    const result = await transportTo(wire, server.origin.replace('http:', 'https:'))('GET', '/api/user');
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable', reason: 'tlsOther' } });
  });

  it('names a proxy that wants a login of its own', async () => {
    const server = await serve((_request, response) => response.writeHead(407).end());
    const result = await transportTo(wire, server.origin)('GET', '/api/user');
    // The fetch standard hides this status, and says no more than that the network failed.
    const reason = name === 'fetch' ? 'other' : 'proxyAuthentication';
    expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable', reason } });
  });

  it('sends nothing to a URL of another origin', async () => {
    const server = await serve((_request, response) => {
      json(response, 200, {});
    });
    const signal = new AbortController().signal;
    const { send } = createTransport({
      type: 'github',
      apiUrl: 'https://api.example.com',
      wire,
      authorize: bearer(new Secret('t0ken')),
      readError: (answer, now) => errorOfStatus(answer, now, undefined),
    });
    const result = await attempt(signal, () => send({ method: 'GET', url: `${server.origin}/` }, signal));
    expect(result).toEqual({
      ok: false,
      error: { kind: 'notThisHost', seen: 'redirect', elsewhere: server.origin },
    });
    expect(server.requests).toEqual([]);
  });
});

describe('a token with characters that no header can hold', () => {
  it('is refused without a request', async () => {
    const server = await serve((_request, response) => {
      json(response, 200, {});
    });
    const signal = new AbortController().signal;
    const { send } = createTransport({
      type: 'github',
      apiUrl: server.origin,
      wire: fetchWire,
      authorize: bearer(new Secret('tökén\n')),
      readError: (answer, now) => errorOfStatus(answer, now, undefined),
    });
    const result = await attempt(signal, () => send({ method: 'GET', url: server.origin }, signal));
    expect(result).toEqual({ ok: false, error: { kind: 'unauthorized', reason: 'unknown' } });
    expect(server.requests).toEqual([]);
  });
});
