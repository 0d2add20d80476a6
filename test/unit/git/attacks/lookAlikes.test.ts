import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../../core/sampleProviders';
import { createGitWorld, type HelperKind } from '../gitWorld';
import { providerSource } from '../providerSource';
import { attackedWindow, canary, type AttackedWindow } from './attackedWindow';

describe.each<HelperKind>(['shell', 'node'])('who asks the %s helper for a host', (kind) => {
  let window: AttackedWindow;
  beforeAll(async () => {
    window = await attackedWindow(kind);
  });
  afterAll(() => window.world.close());

  const request = (protocol: string, host: string, path = 'acme/web.git'): string =>
    `protocol=${protocol}\nhost=${host}\npath=${path}\n`;

  it.each([
    ['git.example.com.evil.example', 'a longer name'],
    ['evil-git.example.com', 'a longer first part'],
    ['evil.git.example.com', 'a name below ours'],
    ['example.com', 'the name above ours'],
    ['git.example.co', 'a shorter name'],
    ['gitxexample.com', 'another character for the dot'],
    ['git.example.com.', 'a dot at the end'],
    ['git.example.com:8443', 'another port'],
    ['git.example.com:80', 'the port of http'],
    ['git.example.com:0', 'no port at all'],
    ['git.example.com:', 'an empty port'],
    ['git.example.com:443:443', 'two ports'],
    ['git.example.com@evil.example', 'our name for the user'],
    ['user@git.example.com', 'a user before our name'],
    ['git.example.com\\.evil.example', 'a backslash'],
    ['git.example.com%2eevil.example', 'an encoded dot'],
    ['git%2eexample.com', 'an encoded dot of our own'],
    ['git.example.com/x', 'a slash'],
    ['git.example.com#.evil.example', 'a number sign'],
    ['git.example.com?.evil.example', 'a question mark'],
    ['git.example.com .evil.example', 'a space'],
    ['g\u0456t.example.com', 'a Cyrillic letter'],
    ['\uff47it.example.com', 'a full-width letter, which the URL standard makes ours'],
    ['git\u3002example\u3002com', 'an ideographic full stop, which the URL standard makes ours'],
    ['git.exam\u00adple.com', 'a soft hyphen, which the URL standard drops'],
    ['xn--gt-fka.example.com', 'the punycode of a look-alike'],
    ['*.example.com', 'a wildcard'],
    ['[git.example.com]', 'brackets'],
    ['', 'nothing'],
  ])('gets nothing with %j, %s', async (host) => {
    const direct = await window.askHelper(request('https', host));
    expect(direct.stdout + direct.stderr).not.toContain(canary);
    const { stdout, stderr } = await window.fill(`https://${host}/acme/web.git`);
    // Git itself reads `git%2eexample.com` as ours, and so does curl when it connects.
    if (host === 'git%2eexample.com') expect(stdout).toContain('host=git.example.com\n');
    // So it does with a user name, and with a path behind the host.
    else if (/^user@|\/x$/.test(host)) expect(stdout).toContain('host=git.example.com\n');
    else expect(stdout + stderr).not.toContain(canary);
  });

  it.each(['http', 'ftp', 'ssh', 'git', 'file', 'HTTPS', 'https:', 'wss', ''])(
    'gets nothing with %j for https',
    async (protocol) => {
      const direct = await window.askHelper(request(protocol, 'git.example.com'));
      expect(direct.stdout + direct.stderr).not.toContain(canary);
      if (protocol === 'HTTPS') return;
      const { stdout, stderr } = await window.fill(`${protocol}://git.example.com/acme/web.git`);
      expect(stdout + stderr).not.toContain(canary);
    },
  );

  it.each(['git.example.com', 'GIT.Example.COM', 'git.example.com:443', 'Git.Example.Com:443'])(
    'gets the credential with %s, which is the same host',
    async (host) => {
      expect((await window.askHelper(request('https', host))).stdout).toContain(`${canary}-of-git`);
      const { stdout } = await window.fill(`https://${host}/acme/web.git`);
      expect(stdout).toContain(`${canary}-of-git`);
    },
  );

  it.each([
    ['https://apps.example.com/other/team/web.git', 'beside our base path'],
    ['https://apps.example.com/gitlabx/team/web.git', 'with a longer first segment'],
    ['https://apps.example.com/GITLAB/team/web.git', 'in capitals'],
    ['https://apps.example.com/gitlab/../other/team/web.git', 'with ..'],
    ['https://apps.example.com/gitlab/%2e%2e/other/team/web.git', 'with an encoded ..'],
    ['https://apps.example.com/gitlab/%2E./other/team/web.git', 'with a half encoded ..'],
    ['https://apps.example.com/gitlab%2f..%2fother/team/web.git', 'with an encoded /../'],
    ['https://apps.example.com/gitlab/./../other/web.git', 'with . and ..'],
    ['https://apps.example.com/gitlab//team/web.git', 'with an empty segment'],
    ['https://apps.example.com/gitlab/%2f/team/web.git', 'with an encoded slash for a segment'],
    ['https://apps.example.com/gitlab/team%252fweb.git', 'with a slash encoded twice'],
    ['https://apps.example.com/%2567itlab/team/web.git', 'with a letter of our base path encoded twice'],
    ['https://apps.example.com/gitlab\\team/web.git', 'with a backslash'],
    ['https://apps.example.com/gitlab%5cteam/web.git', 'with an encoded backslash'],
    ['https://apps.example.com/gitlab;x/team/web.git', 'with a parameter'],
    ['https://apps.example.com/gitlab?/team/web.git', 'with a query'],
    ['https://apps.example.com?/gitlab/team/web.git', 'in the query'],
    ['https://apps.example.com#/gitlab/team/web.git', 'in the fragment'],
    ['https://apps.example.com/', 'at the root'],
    ['https://apps.example.com', 'without a path'],
    ['https://github.com/acme-evil/web.git', 'of a longer organization'],
    ['https://github.com/%2561cme/web.git', 'of an organization encoded twice'],
    ['https://github.com/other/acme/web.git', 'of another organization'],
    ['https://github.com/other/../acme/web.git', 'through another organization'],
    ['https://github.com/acme/../other/web.git', 'through ours'],
    ['https://github.com//acme/web.git/..', 'that goes up'],
  ])('gets nothing for %s, %s', async (url) => {
    const { stdout, stderr } = await window.fill(url);
    expect(stdout + stderr).not.toContain(canary);
    const [, host = '', path = ''] = /^https:\/\/([^/?#]*)\/?(.*)$/.exec(url) ?? [];
    // What Git decodes arrives decoded.
    const once = path.replace(/%(?:2e|2f|5c)/gi, (text) => decodeURIComponent(text));
    for (const sent of [path, once]) {
      const direct = await window.askHelper(request('https', host, sent));
      expect(direct.stdout + direct.stderr).not.toContain(canary);
    }
  });

  it.each([
    ['https://apps.example.com/gitlab/team/web.git', 'apps'],
    ['https://apps.example.com/gitlab/team/sub/web.git/', 'apps'],
    ['https://apps.example.com/%67itlab/team/web.git', 'apps'],
    ['https://github.com/Acme/web', 'acme'],
    ['https://github.com/acme/web.git/info/lfs', 'acme'],
    ['https://github.com/%61cme/web.git', 'acme'],
  ])('gets the credential for %s, which is ours', async (url, name) => {
    expect((await window.fill(url)).stdout).toContain(`${canary}-of-${name}`);
  });
});

describe('http', () => {
  it('is served on this machine by its number, and not by a name that resolves to it', async () => {
    const world = await createGitWorld();
    const logins: (string | undefined)[] = [];
    const server = createServer((incoming, response) => {
      logins.push(incoming.headers.authorization);
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const source = await providerSource([[sample(`http://127.0.0.1:${port}`), canary]]);
    const side = await world.openWindow('w1', source, [
      ...source.claims,
      // As if somebody had written it into the include file.
      `http://git.example.com:${port}`,
    ]);
    const env = { ...world.terminal(side), GIT_ASKPASS: '/bin/false' };
    const resolve = ['-c', `http.curloptResolve=git.example.com:${port}:127.0.0.1`];
    await world.git(env, [...resolve, 'ls-remote', `http://git.example.com:${port}/acme/web.git`]);
    await world.git(env, ['ls-remote', `http://localhost:${port}/acme/web.git`]);
    expect(logins.length).toBeGreaterThan(1);
    expect(new Set(logins)).toEqual(new Set([undefined]));
    await world.git(env, ['ls-remote', `http://127.0.0.1:${port}/acme/web.git`]);
    const login = `Basic ${Buffer.from(`x-access-token:${canary}`).toString('base64')}`;
    expect(logins).toContain(login);
    server.close();
    await world.close();
  });
});
