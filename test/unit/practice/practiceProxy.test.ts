import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeProxy, type PracticeProxy } from '../../hosts/core/practiceProxy';
import { startRequestRecorder, type RequestRecorder } from '../../hosts/core/requestRecorder';

const login = { username: 'alice', password: 'secret' };
const authorization = `Basic ${Buffer.from('alice:secret').toString('base64')}`;

let target: RequestRecorder;
let proxy: PracticeProxy;

beforeEach(async () => {
  target = await startRequestRecorder();
});

afterEach(async () => {
  await proxy.close();
  await target.close();
});

/** A request in absolute form. */
function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port: proxy.port, path: url, headers: { ...headers, connection: 'close' } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    )
      .on('error', reject)
      .end();
  });
}

/** Status of a tunnel, and what answers through it. */
function tunnel(place: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: proxy.port, method: 'CONNECT', path: place, headers })
      .on('connect', (response, socket) => {
        if (response.statusCode !== 200) {
          socket.destroy();
          resolve(String(response.statusCode));
          return;
        }
        let text = '';
        socket.on('data', (chunk) => (text += String(chunk)));
        socket.on('end', () => {
          resolve(`200 ${text.split('\r\n')[0] ?? ''}`);
        });
        socket.write(`GET /tunnelled HTTP/1.1\r\nHost: ${place}\r\nConnection: close\r\n\r\n`);
      })
      .on('error', reject)
      .end();
  });
}

describe('a proxy that lets everybody pass', () => {
  it('leads to loopback by either way, and counts what passed', async () => {
    proxy = await startPracticeProxy();
    const place = `127.0.0.1:${String(target.port)}`;
    expect(await ask(`${target.origin}/direct`)).toBe(200);
    expect(await tunnel(place)).toBe('200 HTTP/1.1 200 OK');
    expect(target.requests.map(({ url }) => url)).toEqual(['/direct', '/tunnelled']);
    expect(proxy.passed).toEqual([
      { method: 'GET', target: `${target.origin}/direct`, status: 200 },
      { method: 'CONNECT', target: place, status: 200 },
    ]);
  });

  it('leads nowhere else', async () => {
    proxy = await startPracticeProxy();
    expect(await ask('http://practice.example/')).toBe(403);
    expect(await tunnel('practice.example:443')).toBe('403');
    expect([proxy.passed.length, proxy.refused.length]).toEqual([0, 2]);
  });
});

describe('a proxy with a login', () => {
  it('refuses with 407 whoever does not know it, and keeps the login to itself', async () => {
    proxy = await startPracticeProxy({ login });
    const place = `127.0.0.1:${String(target.port)}`;
    expect([await ask(`${target.origin}/`), await tunnel(place)]).toEqual([407, '407']);
    expect(target.requests).toEqual([]);
    expect(await ask(`${target.origin}/`, { 'proxy-authorization': authorization })).toBe(200);
    expect(await tunnel(place, { 'proxy-authorization': authorization })).toMatch(/^200 /);
    expect(target.requests.some(({ headers }) => 'proxy-authorization' in headers)).toBe(false);
  });
});

it('a proxy that is down refuses everything', async () => {
  proxy = await startPracticeProxy({ refuseWith: 502 });
  expect(await ask(`${target.origin}/`)).toBe(502);
});
