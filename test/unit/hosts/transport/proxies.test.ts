import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  startPracticeProxy,
  type PracticeProxy,
  type PracticeProxyOptions,
} from '../../../hosts/core/practiceProxy';

/**
 * Asks who it is at a host behind a proxy. Below `fetch` node's own support leads there; requests through `https` get
 * an agent that does, where they have none of their own, which is what VS Code does to its extensions.
 */
const script = `
const [client] = process.argv.slice(2);
const https = require('node:https');
const { request } = https;
const agent = new https.Agent({ proxyEnv: { HTTPS_PROXY: process.env.TO_PROXY } });
https.request = (options, ...rest) => request({ ...options, agent: options.agent ?? agent }, ...rest);
const href = 'https://git.acme.example';
const baseUrl = { href, origin: href, hostname: 'git.acme.example', path: '', loopback: false };
require(client).connect(baseUrl, { token: { open: () => 't0ken' } })
  .identity(new AbortController().signal)
  .then(({ error }) => process.stdout.write(JSON.stringify(error)));
`;

let directory: string;
let proxy: PracticeProxy | undefined;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'proxies-'));
  await writeFile(join(directory, 'ask.cjs'), script);
  for (const host of ['github', 'bitbucket']) {
    await build({
      entryPoints: [fileURLToPath(new URL(`../../../../src/hosts/${host}/client.ts`, import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: join(directory, `${host}.cjs`),
      logLevel: 'silent',
    });
  }
}, 60_000);
afterEach(async () => {
  await proxy?.close();
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function errorBehind(host: string, options: PracticeProxyOptions): Promise<unknown> {
  proxy = await startPracticeProxy(options);
  const env = host === 'github' ? { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy.origin, NO_PROXY: '' } : {};
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(directory, 'ask.cjs'), join(directory, `${host}.cjs`)],
    { env: { TO_PROXY: proxy.origin, ...env }, timeout: 20_000 },
  );
  return JSON.parse(stdout);
}

// One over `fetch`, one over node's `https`: both put a proxy's refusal into words only.
describe.each(['github', 'bitbucket'])('a proxy between the client of %s and its host', (host) => {
  const origin = 'https://git.acme.example';

  it('that wants a login is named as that, and never sees the token', async () => {
    const login = { username: 'alice', password: 'secret' };
    expect(await errorBehind(host, { login })).toMatchObject({
      kind: 'unreachable',
      origin,
      reason: 'proxyAuthentication',
    });
    expect(proxy?.refused[0]).toMatchObject({
      method: 'CONNECT',
      target: 'git.acme.example:443',
      status: 407,
    });
  });

  it('that refuses is told from a host that does', async () => {
    expect(await errorBehind(host, { refuseWith: 502 })).toMatchObject({
      kind: 'unreachable',
      origin,
      reason: 'proxyRefused',
    });
  });
});
