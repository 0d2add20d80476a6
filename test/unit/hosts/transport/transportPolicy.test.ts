import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createOriginQueues } from '../../../../src/hosts/transport/originQueues';
import { systemClock } from '../../../../src/hosts/transport/clock';
import { fakeClock, serve, transportTo, wires } from './practiceTransport';
import { json } from './tinyServer';

describe.each(wires)('the transport over %s', (_name, wire) => {
  it('counts the bytes of a compressed body after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024, ' '));
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
    );
    const send = transportTo(wire, server.origin, { limits: { bodyBytes: 1024 * 1024 } });
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await send('GET', '/api/user')).toEqual({
      ok: false,
      error: { kind: 'notThisHost', seen: 'tooLarge' },
    });
  });

  it('lets go of the connection of a body that is too large', async () => {
    let gone = false;
    const server = await serve((_request, response) => {
      response.on('close', () => {
        gone = true;
      });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 'x')));
        response.once('drain', more);
      };
      more();
    });
    await transportTo(wire, server.origin, { limits: { bodyBytes: 1024 * 1024 } })('GET', '/api/user');
    await expect.poll(() => gone).toBe(true);
  });

  it('waits until the date that Retry-After names', async () => {
    const clock = fakeClock();
    const server = await serve((_request, response, count) => {
      const date = new Date(clock.now() + 6000).toUTCString();
      json(response, count === 1 ? 503 : 200, {}, { 'retry-after': date });
    });
    expect(await transportTo(wire, server.origin, { clock })('GET', '/api/user')).toMatchObject({ ok: true });
    expect(clock.slept).toEqual([6000]);
  });

  it('waits for the reset of a budget that is used up', async () => {
    const clock = fakeClock();
    const reset = String(clock.now() / 1000 + 5);
    const server = await serve((_request, response, count) => {
      const left = { 'ratelimit-limit': '60', 'ratelimit-remaining': '0', 'ratelimit-reset': reset };
      json(response, count === 1 ? 429 : 200, {}, left);
    });
    expect(await transportTo(wire, server.origin, { clock })('GET', '/api/user')).toMatchObject({ ok: true });
    expect(clock.slept).toEqual([5000]);
  });

  it('waits a little longer or shorter each time, so that windows do not knock together', async () => {
    const server = await serve((_request, response) => {
      json(response, 504, {});
    });
    const waits = async (random: number) => {
      const clock = fakeClock();
      await transportTo(wire, server.origin, { clock, random: () => random })('GET', '/api/user');
      return clock.slept;
    };
    expect(await waits(0)).toEqual([200, 400]);
    expect(await waits(1)).toEqual([600, 1200]);
  });

  it('leaves the wait before a retry within 100 ms of an abort, and asks no more', async () => {
    const server = await serve((_request, response) => {
      json(response, 503, {}, { 'retry-after': '9' });
    });
    const controller = new AbortController();
    const call = transportTo(wire, server.origin, { clock: systemClock })(
      'GET',
      '/api/user',
      controller.signal,
    );
    await expect.poll(() => server.requests.length).toBe(1);
    const aborted = performance.now();
    controller.abort(new Error('closed'));
    await expect(call).rejects.toThrow('closed');
    expect(performance.now() - aborted).toBeLessThan(100);
    expect(server.requests).toHaveLength(1);
  });

  it('ends the connection of a request within 100 ms of an abort', async () => {
    let closedAt: number | undefined;
    const server = await serve((_request, response) => {
      response.on('close', () => {
        closedAt = performance.now();
      });
    });
    const controller = new AbortController();
    const call = transportTo(wire, server.origin)('GET', '/api/user', controller.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    const aborted = performance.now();
    controller.abort(new Error('closed'));
    await expect(call).rejects.toThrow('closed');
    await expect.poll(() => closedAt, { interval: 5 }).toBeDefined();
    expect(closedAt! - aborted).toBeLessThan(100);
  });

  it('keeps to five requests at once for all providers of an origin', async () => {
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
    const queues = createOriginQueues(5);
    const providers = [1, 2, 3].map(() => transportTo(wire, server.origin, { queues }));
    await Promise.all(providers.flatMap((send) => [1, 2, 3, 4].map((i) => send('GET', `/api/${String(i)}`))));
    expect(most).toBe(5);
    expect(server.requests).toHaveLength(12);
  });

  it('lets two origins be asked independently', async () => {
    const slow = await serve(() => undefined);
    const quick = await serve((_request, response) => {
      json(response, 200, {});
    });
    const queues = createOriginQueues(1);
    const controller = new AbortController();
    const blocked = transportTo(wire, slow.origin, { queues })('GET', '/api/user', controller.signal);
    expect(await transportTo(wire, quick.origin, { queues })('GET', '/api/user')).toMatchObject({ ok: true });
    controller.abort(new Error('enough'));
    await expect(blocked).rejects.toThrow('enough');
  });

  it.each([
    [511, 'text/html', '<html></html>', { kind: 'notThisHost', seen: 'captivePortal' }],
    [200, 'application/json', '{"login":"ali', { kind: 'notThisHost', seen: 'truncated' }],
    [200, 'text/html', '<html></html>', { kind: 'notThisHost', seen: 'html' }],
    [204, 'text/plain', '', undefined],
    [304, 'text/plain', '', { kind: 'serverError', status: 304 }],
    [404, 'application/json', '{}', { kind: 'notFound' }],
    [410, 'application/json', '{}', { kind: 'gone' }],
    [418, 'application/json', '{}', { kind: 'serverError', status: 418 }],
  ])('reads %i %s %s', async (status, type, body, error) => {
    const server = await serve((_request, response) =>
      response.writeHead(status, { 'content-type': type }).end(status === 204 ? undefined : body),
    );
    const result = await transportTo(wire, server.origin)('GET', '/api/user');
    expect(result.ok ? undefined : result.error).toEqual(error);
  });

  it.each([
    ['x-gitlab-meta', '{}', 'GitLab', 'gitlab'],
    ['x-asen', 'SEN', 'Bitbucket Data Center', 'bitbucket'],
  ])('names the product whose header %s comes with a refusal', async (header, value, product, type) => {
    const server = await serve((_request, response) => {
      json(response, 404, {}, { [header]: value });
    });
    expect(await transportTo(wire, server.origin)('GET', '/api/user')).toEqual({
      ok: false,
      error: { kind: 'otherProduct', product, type },
    });
  });
});
