import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tryGit } from '../../../src/git/tryGit';
import { startPracticeProxy, type PracticeProxy } from '../../hosts/core/practiceProxy';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';

let hosts: PracticeHosts;
let proxy: PracticeProxy;
let home: string;
const url = () => hosts.gitlab.cloneUrl('acme/handbook');

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab'] });
  proxy = await startPracticeProxy({ login: { username: 'alice', password: 'proxy-secret' } });
  home = await mkdtemp(join(tmpdir(), 'gp-'));
});
afterEach(() => writeFile(join(home, '.gitconfig'), ''));
afterAll(async () => {
  await proxy.close();
  await hosts.closeAll();
  await rm(home, { recursive: true, force: true });
});

const environment = (): Record<string, string> => ({
  PATH: '/usr/bin:/bin',
  HOME: home,
  GIT_CONFIG_NOSYSTEM: '1',
});

function run(
  of: string,
  more: Record<string, string> = {},
  signal = new AbortController().signal,
  timeoutMs = 10_000,
) {
  return tryGit({
    git: '/usr/bin/git',
    url: of,
    environment: { ...environment(), ...more },
    signal,
    timeoutMs,
  });
}

const configure = (text: string) => writeFile(join(home, '.gitconfig'), text);

describe('real Git, tried on a repository', () => {
  it('reads one that everybody may read', async () => {
    expect(await run(url())).toEqual({ ok: true, value: { unverifiedBy: [] } });
  });

  it('says that it is refused where there is no credential', async () => {
    const tried = await run(hosts.gitlab.cloneUrl('acme/web'));
    expect(tried).toMatchObject({ ok: false, error: { kind: 'authenticationFailed', settings: [] } });
  });

  it('tells a proxy of Git’s own that wants a login, and where it is set, without the password', async () => {
    await configure(`[http]\n\tproxy = http://alice:wrong-secret@127.0.0.1:${proxy.port}\n`);
    const tried = await run(url());
    expect(tried).toMatchObject({
      ok: false,
      error: {
        kind: 'proxy',
        settings: [{ name: 'http.proxy', value: proxy.origin, file: join(home, '.gitconfig') }],
      },
    });
    expect(JSON.stringify(tried)).not.toContain('wrong-secret');
  });

  it('leaves out settings for other addresses, and tells the one that counts', async () => {
    await configure(
      `[http]\n\tproxy = http://127.0.0.1:47\n[http "${hosts.gitlab.origin}"]\n\tproxy = http://127.0.0.1:1\n` +
        `[http "https://elsewhere.example"]\n\tproxy = http://127.0.0.1:2\n`,
    );
    const tried = await run(url());
    expect(tried).toMatchObject({
      ok: false,
      error: {
        kind: 'refused',
        settings: [{ name: `http.${hosts.gitlab.origin}.proxy`, value: 'http://127.0.0.1:1' }],
      },
    });
    expect(tried.ok ? [] : tried.error.settings).toHaveLength(1);
  });

  it('never shows a header that the user’s configuration adds', async () => {
    await configure(`[http]\n\textraHeader = Authorization: Basic header-secret\n`);
    const tried = await run(hosts.gitlab.cloneUrl('acme/web'));
    expect(tried).toMatchObject({
      ok: false,
      error: { settings: [{ name: 'http.extraheader', value: '***' }] },
    });
    expect(JSON.stringify(tried)).not.toContain('header-secret');
  });

  it('says that there is no Git where there is none', async () => {
    const options = { url: url(), environment: environment(), signal: new AbortController().signal };
    const tried = await tryGit({ ...options, git: join(home, 'git'), timeoutMs: 10_000 });
    expect(tried).toMatchObject({ ok: false, error: { kind: 'gitMissing' } });
  });

  describe('at a host that never answers', () => {
    let silent: Server;
    const connections: Socket[] = [];

    beforeAll(async () => {
      silent = createServer((socket) => connections.push(socket));
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => {
      for (const socket of connections) socket.destroy();
      return new Promise((resolve) => silent.close(resolve));
    });

    const silentUrl = () => `http://127.0.0.1:${(silent.address() as AddressInfo).port}/acme/web.git`;

    it('gives up in time', async () => {
      expect(await run(silentUrl(), {}, undefined, 300)).toMatchObject({
        ok: false,
        error: { kind: 'timedOut' },
      });
    });

    it('ends within 100 ms when it is cancelled', async () => {
      const abort = new AbortController();
      const before = connections.length;
      const trying = run(silentUrl(), {}, abort.signal);
      trying.catch(() => undefined);
      await expect.poll(() => connections.length).toBeGreaterThan(before);
      const begun = performance.now();
      abort.abort();
      await expect(trying).rejects.toThrow('aborted');
      expect(performance.now() - begun).toBeLessThan(100);
    });
  });
});
