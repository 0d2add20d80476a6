import { describe, expect, it } from 'vitest';
import { fakeClock, serve, transportTo, wires } from './practiceTransport';
import { json } from './tinyServer';

describe.each(wires)('the transport over %s', (_name, wire) => {
  it('gives the JSON of an answer and sends the token', async () => {
    const server = await serve((_request, response) => {
      json(response, 200, { name: 'alice' });
    });
    const result = await transportTo(wire, server.origin)('GET', '/api/user');
    expect(result).toMatchObject({ ok: true, value: { status: 200, json: { name: 'alice' } } });
    expect(server.requests).toEqual([{ method: 'GET', url: '/api/user', authorization: 'Bearer t0ken' }]);
  });

  it('sends a GET again after a gateway error, with a growing wait, and gives up after two retries', async () => {
    const server = await serve((_request, response) => {
      json(response, 502, {});
    });
    const clock = fakeClock();
    const result = await transportTo(wire, server.origin, { clock })('GET', '/api/user');
    expect(result).toEqual({ ok: false, error: { kind: 'serverError', status: 502 } });
    expect(server.requests).toHaveLength(3);
    expect(clock.slept).toEqual([400, 800]);
  });

  it('gets through when the host recovers', async () => {
    const server = await serve((_request, response, count) => {
      json(response, count < 3 ? 503 : 200, { count });
    });
    const result = await transportTo(wire, server.origin)('GET', '/api/user');
    expect(result).toMatchObject({ ok: true, value: { json: { count: 3 } } });
  });

  it('waits as long as Retry-After asks', async () => {
    const server = await serve((_request, response, count) => {
      json(response, count === 1 ? 429 : 200, {}, { 'retry-after': '7' });
    });
    const clock = fakeClock();
    expect(await transportTo(wire, server.origin, { clock })('GET', '/api/user')).toMatchObject({ ok: true });
    expect(clock.slept).toEqual([7000]);
  });

  it('does not ask again when Retry-After is longer than ten seconds, and tells when to', async () => {
    const server = await serve((_request, response) => {
      json(response, 429, {}, { 'retry-after': '11' });
    });
    const result = await transportTo(wire, server.origin)('GET', '/api/user');
    expect(result).toEqual({
      ok: false,
      error: { kind: 'rateLimited', retryAt: '2026-01-01T00:00:11.000Z' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('does not wait beyond its deadline', async () => {
    const server = await serve((_request, response) => {
      json(response, 429, {}, { 'retry-after': '9' });
    });
    await transportTo(wire, server.origin)('GET', '/api/user');
    expect(server.requests).toHaveLength(2);
  });

  it('sends a GET again after a connection reset', async () => {
    const server = await serve((request, response, count) => {
      if (count < 3) request.socket.resetAndDestroy();
      else json(response, 200, {});
    });
    expect(await transportTo(wire, server.origin)('GET', '/api/user')).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(3);
  });

  it('never sends a POST twice', async () => {
    const server = await serve((request, response, count) => {
      if (count === 1) request.socket.resetAndDestroy();
      else json(response, 503, {});
    });
    const send = transportTo(wire, server.origin);
    const first = await send('POST', '/api/things');
    expect(first).toMatchObject({ ok: false, error: { kind: 'unreachable', reason: 'reset' } });
    expect(await send('POST', '/api/things')).toMatchObject({ ok: false, error: { kind: 'serverError' } });
    expect(server.requests).toHaveLength(2);
  });

  it('never repeats a 401', async () => {
    const server = await serve((_request, response) => {
      json(response, 401, {});
    });
    const result = await transportTo(wire, server.origin)('GET', '/api/user');
    expect(result).toEqual({ ok: false, error: { kind: 'unauthorized', reason: 'unknown' } });
    expect(server.requests).toHaveLength(1);
  });

  it('sends nothing to another origin that an answer redirects to', async () => {
    const other = await serve((_request, response) => {
      json(response, 200, {});
    });
    const server = await serve((_request, response) =>
      response.writeHead(302, { location: `${other.origin}/api/user` }).end(),
    );
    const result = await transportTo(wire, server.origin)('GET', '/api/user');
    expect(result).toEqual({
      ok: false,
      error: { kind: 'notThisHost', seen: 'redirect', elsewhere: other.origin },
    });
    expect(other.requests).toEqual([]);
  });

  it('follows redirects on its own origin, three at most', async () => {
    const server = await serve((request, response) => {
      const left = Number(request.url?.split('/').at(-1));
      if (left === 0) json(response, 200, { arrived: true });
      else response.writeHead(301, { location: `/api/hop/${String(left - 1)}` }).end();
    });
    const send = transportTo(wire, server.origin);
    expect(await send('GET', '/api/hop/3')).toMatchObject({ ok: true, value: { json: { arrived: true } } });
    expect(await send('GET', '/api/hop/4')).toEqual({
      ok: false,
      error: { kind: 'notThisHost', seen: 'redirect' },
    });
  });

  it('follows no redirect of a POST', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(307, { location: '/api/other' }).end(),
    );
    const result = await transportTo(wire, server.origin)('POST', '/api/things');
    expect(result).toEqual({ ok: false, error: { kind: 'notThisHost', seen: 'redirect' } });
    expect(server.requests).toHaveLength(1);
  });

  it('takes a web page for another host, whatever its status', async () => {
    const server = await serve((request, response) =>
      response
        .writeHead(request.url === '/api/portal' ? 200 : 403, { 'content-type': 'text/html' })
        .end('<!DOCTYPE html><html></html>'),
    );
    const send = transportTo(wire, server.origin);
    const html = { ok: false, error: { kind: 'notThisHost', seen: 'html' } };
    expect(await send('GET', '/api/portal')).toEqual(html);
    expect(await send('GET', '/api/denied')).toEqual(html);
  });

  it('takes plain text for another host', async () => {
    const server = await serve((_request, response) => response.end('It works!'));
    const result = await transportTo(wire, server.origin)('GET', '/api/user');
    expect(result).toEqual({ ok: false, error: { kind: 'notThisHost', seen: 'notJson' } });
  });
});
