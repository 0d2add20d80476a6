import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { sample } from '../core/sampleProviders';
import { createGitWorld } from './gitWorld';
import { providerSource } from './providerSource';

const commands = 1_000;
const atOnce = 12;
const organizations = Array.from({ length: 50 }, (_, at) => `org-${at}`);
const hosts = ['first', 'second', 'third'];

interface ListingHost {
  readonly origin: string;
  /** Organizations asked for with each password: `org-7 token-of-first-org-7`. */
  readonly logins: string[];
  close(): void;
}

/** Lists one branch of every repository, named after its organization, to whoever has that organization's token. */
async function startListingHost(name: string): Promise<ListingHost> {
  const logins: string[] = [];
  const server = createServer((request, response) => {
    const organization = request.url?.split('/')[1] ?? '';
    const basic = (request.headers.authorization ?? '').slice('Basic '.length);
    const password = Buffer.from(basic, 'base64').toString().split(':')[1];
    if (password !== undefined) logins.push(`${organization} ${password}`);
    if (password !== tokenOf(name, organization)) {
      response.writeHead(401, { 'www-authenticate': `Basic realm="${name}"` }).end();
      return;
    }
    response.setHeader('content-type', 'application/x-git-upload-pack-advertisement');
    response.end(
      [
        packetLine('# service=git-upload-pack\n'),
        '0000',
        packetLine(`${'1'.repeat(40)} refs/heads/${name}-${organization}\0agent=test\n`),
        '0000',
      ].join(''),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    logins,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Source: gitprotocol-common(5), "pkt-line Format". */
function packetLine(text: string): string {
  return (Buffer.byteLength(text) + 4).toString(16).padStart(4, '0') + text;
}

function tokenOf(host: string, organization: string): string {
  return `token-of-${host}-${organization}`;
}

describe('a thousand parallel git ls-remote over fifty organizations on three hosts', () => {
  it('get their own credentials, all of them', async () => {
    const world = await createGitWorld();
    const servers = await Promise.all(hosts.map(startListingHost));
    const source = await providerSource(
      servers.flatMap(({ origin }, at) =>
        organizations.map(
          (organization) =>
            [sample(origin, { organization }), tokenOf(hosts[at] ?? '', organization)] as const,
        ),
      ),
    );
    const env = world.terminal(await world.openWindow('w1', source, source.claims));
    const limit = pLimit(atOnce);
    const begun = performance.now();
    const wrong = await Promise.all(
      Array.from({ length: commands }, (_, at) =>
        limit(async () => {
          const host = at % servers.length;
          const organization = organizations[at % organizations.length] ?? '';
          const url = `${servers[host]?.origin ?? ''}/${organization}/repo-${at}.git`;
          const { code, stdout, stderr } = await world.git(env, ['ls-remote', url]);
          const expected = `${'1'.repeat(40)}\trefs/heads/${hosts[host] ?? ''}-${organization}\n`;
          return code === 0 && stderr === '' && stdout === expected
            ? []
            : [`${at}: ${code} ${stdout}${stderr}`];
        }),
      ),
    );
    const seconds = (performance.now() - begun) / 1000;
    console.info(`${commands} git ls-remote, ${atOnce} at a time: ${seconds.toFixed(1)} s`);
    expect(wrong.flat()).toEqual([]);
    for (const [at, { logins }] of servers.entries()) {
      const name = hosts[at] ?? '';
      expect(new Set(logins)).toEqual(
        new Set(organizations.map((organization) => `${organization} ${tokenOf(name, organization)}`)),
      );
    }
    expect(source.answered).toHaveLength(commands);
    expect(await world.askpassSaw()).toBe('');
    expect(seconds).toBeLessThan(90);
    for (const server of servers) server.close();
    await world.close();
  }, 120_000);
});
