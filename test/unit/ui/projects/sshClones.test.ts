import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convertToHttps } from '../../../../src/ui/credential/convertToHttps';
import { httpsAddress } from '../../../../src/ui/credential/httpsAddress';
import { cloneOf } from '../../../../src/ui/projects/create/cloneOf';
import { repositoryKeyOf } from '../../../../src/ui/remoteSources/repositoryKeyOf';
import { hosts, sample } from '../../core/sampleProviders';
import { runProgram } from '../../git/runProgram';

const https = 'https://gitlab.acme.com/acme/web.git';
const ssh = 'git@gitlab.acme.com:acme/web.git';
const provider = sample('https://gitlab.acme.com', { type: 'gitlab' });

let directory: string;

beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'ssh-clones-')));
  await git('init', '--quiet');
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function git(...words: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: directory, GIT_CONFIG_NOSYSTEM: '1' };
  return (await runProgram('git', ['-C', directory, ...words], { env })).stdout.trim();
}

function gitlab() {
  const host = hosts.get('gitlab');
  if (host === undefined) throw new Error('There is no such host.');
  return host;
}

async function lookAt(folder: string) {
  const host = gitlab();
  return cloneOf('git', folder, { provider, host }, repositoryKeyOf(provider, host, https) ?? '');
}

describe('the HTTPS address of an SSH remote', () => {
  it('lies below the base URL of a provider of the same host, whatever the port', () => {
    for (const remote of [ssh, 'ssh://git@gitlab.acme.com:2222/acme/web.git']) {
      expect(httpsAddress(provider, gitlab(), remote)).toBe(https);
    }
    const underPath = sample('https://gitlab.acme.com/git', { type: 'gitlab' });
    expect(httpsAddress(underPath, gitlab(), ssh)).toBe('https://gitlab.acme.com/git/acme/web.git');
  });

  it('is none for another host, nor for what is HTTPS already', () => {
    for (const remote of ['git@gitlab.acme.com.evil.example:acme/web.git', https, '/srv/acme/web.git']) {
      expect(httpsAddress(provider, gitlab(), remote)).toBeUndefined();
    }
  });
});

describe('a folder', () => {
  it.each([ssh, 'ssh://git@gitlab.acme.com/acme/web'])(
    'is a clone that uses SSH where its remote is %s',
    async (url) => {
      await git('remote', 'add', 'upstream', url);
      await mkdir(join(directory, 'src'));
      const clone = await lookAt(join(directory, 'src'));
      expect(clone?.root).toBe(directory);
      expect(clone?.ssh).toMatchObject({ name: 'upstream', push: false });
      expect(clone?.ssh?.https).toMatch(/^https:\/\/gitlab\.acme\.com\/acme\/web(\.git)?$/);
    },
  );

  it('needs no other address where one of its remotes is HTTPS', async () => {
    await git('remote', 'add', 'origin', ssh);
    await git('remote', 'add', 'mirror', https);
    expect(await lookAt(directory)).toEqual({ root: directory });
  });

  it('is no clone of another repository on the same host, nor of the same path on another host', async () => {
    await git('remote', 'add', 'origin', 'git@gitlab.acme.com:acme/api.git');
    await git('remote', 'add', 'other', 'git@gitlab.globex.com:acme/web.git');
    expect(await lookAt(directory)).toBeUndefined();
  });
});

describe('a remote that uses SSH', () => {
  const place = () => ({ git: 'git', directory, name: 'origin', push: false });

  it('gets its HTTPS address, and back the one that it had', async () => {
    await git('remote', 'add', 'origin', ssh);
    const converted = await convertToHttps(place(), https);
    expect(await git('remote', 'get-url', 'origin')).toBe(https);
    expect(converted.ok && converted.value.before).toBe(ssh);
    expect(converted.ok && (await converted.value.undo()).ok).toBe(true);
    expect(await git('remote', 'get-url', 'origin')).toBe(ssh);
  });

  it('keeps its address where the configuration turns HTTPS back into SSH', async () => {
    await git('remote', 'add', 'origin', ssh);
    await git('config', 'url.git@gitlab.acme.com:.insteadOf', 'https://gitlab.acme.com/');
    expect(await convertToHttps(place(), https)).toEqual({ ok: false, error: { kind: 'turnedBack' } });
    expect(await git('config', '--get', 'remote.origin.url')).toBe(ssh);
  });

  it('keeps what it has where there is no such remote', async () => {
    expect(await convertToHttps(place(), https)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });
});
