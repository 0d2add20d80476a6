import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sample } from '../../core/sampleProviders';
import { startGitServer, type GitServer } from '../gitServer';
import { createGitWorld, type GitWorld } from '../gitWorld';
import { providerSource, type ProviderSource } from '../providerSource';

const tokens = { first: 'canary-of-first', second: 'canary-of-second' };
let world: GitWorld;
let first: Server;
let second: GitServer;
let stranger: Server;
let source: ProviderSource;
let env: Record<string, string | undefined>;
/** Where `first` sends whoever asks, and whether only those who are logged in. */
let target: string;
let asksFirst: boolean;
let firstSaw: string[];
let strangerSaw: string[];

beforeEach(async () => {
  world = await createGitWorld();
  firstSaw = [];
  strangerSaw = [];
  asksFirst = false;
  first = createServer((request, response) => {
    firstSaw.push(loginOf(request.headers.authorization));
    if (asksFirst && request.headers.authorization === undefined) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="first"' }).end();
    } else {
      response.writeHead(302, { location: `${target}${request.url ?? ''}` }).end();
    }
  });
  stranger = createServer((request, response) => {
    strangerSaw.push(loginOf(request.headers.authorization));
    response.writeHead(401, { 'www-authenticate': 'Basic realm="stranger"' }).end();
  });
  await mkdir(join(world.directory, 'repositories'));
  second = await startGitServer(join(world.directory, 'repositories'), { acme: tokens.second });
  source = await providerSource([
    [sample(await listen(first)), tokens.first],
    [sample(second.origin), tokens.second],
  ]);
  const side = await world.openWindow('w1', source, source.claims);
  env = world.terminal(side);
});

afterEach(async () => {
  first.close();
  stranger.close();
  second.close();
  await world.close();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function loginOf(header: string | undefined): string {
  return header === undefined ? '' : Buffer.from(header.slice('Basic '.length), 'base64').toString();
}

describe.each([
  ['at once', false],
  ['after it has asked for a login', true],
])('a host of ours that redirects %s', (_, asks) => {
  const lsRemote = () => world.git(env, ['ls-remote', `${source.claims[0]}/acme/repo.git`]);

  it('does not hand our token to a stranger', async () => {
    asksFirst = asks;
    target = await listen(stranger);
    expect((await lsRemote()).code).toBe(128);
    expect(strangerSaw.length).toBeGreaterThan(0);
    // Git asks on, and the askpass of the test types, unless Git has logged in before.
    expect(new Set(strangerSaw)).toEqual(new Set(asks ? [''] : ['', 'typed:typed']));
    expect(new Set(firstSaw)).toEqual(new Set(asks ? ['', `x-access-token:${tokens.first}`] : ['']));
  });

  it('to another host of ours leaves each with its own token', async () => {
    asksFirst = asks;
    target = second.origin;
    const listed = await lsRemote();
    expect(second.logins.every((login) => login === `acme x-access-token:${tokens.second}`)).toBe(true);
    expect(firstSaw.join()).not.toContain(tokens.second);
    // Git that has logged in at the first does not log in again at the second.
    expect(listed.code).toBe(asks ? 128 : 0);
    expect(second.logins).toHaveLength(asks ? 0 : second.logins.length);
  });
});

describe('a repository that names another host', () => {
  it('gets the token of that host to that host alone, and nothing for a stranger', async () => {
    target = second.origin;
    const address = await listen(stranger);
    const repository = join(world.directory, 'own');
    await world.git(env, ['init', '-q', repository]);
    const config = (key: string, value: string) => world.git(env, ['-C', repository, 'config', key, value]);
    // What a repository's own configuration may try.
    await config(`url.${address}/.insteadOf`, `${second.origin}/`);
    await config(`credential.${address}.helper`, `!f() { cat; }; f`);
    await config('credential.useHttpPath', 'false');
    await world.git(env, ['-C', repository, 'ls-remote', `${second.origin}/acme/repo.git`]);
    expect(strangerSaw.join()).not.toContain('canary');
    expect(source.answered).toEqual([]);
    const listed = await world.git(env, ['ls-remote', `${second.origin}/acme/repo.git`]);
    expect(listed.code).toBe(0);
    expect(strangerSaw.join()).not.toContain('canary');
    expect(new Set(second.logins)).toEqual(new Set([`acme x-access-token:${tokens.second}`]));
  });

  it('shows our token to no helper that its configuration names', async () => {
    const repository = join(world.directory, 'own');
    await world.git(env, ['init', '-q', repository]);
    const log = join(world.directory, 'stolen');
    const steal = `!cat >>'${log}'; :`;
    for (const key of ['credential.helper', `credential.${second.origin}.helper`])
      await world.git(env, ['-C', repository, 'config', key, steal]);
    await world.git(env, ['-C', repository, 'config', `credential.${second.origin}/acme.helper`, steal]);
    const listed = await world.git(env, ['-C', repository, 'ls-remote', `${second.origin}/acme/repo.git`]);
    expect(listed.code).toBe(0);
    const stolen = await world.git(env, ['hash-object', log]);
    expect(stolen.code).not.toBe(0);
  });
});
