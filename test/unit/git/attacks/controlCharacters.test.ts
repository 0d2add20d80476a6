import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HelperKind } from '../gitWorld';
import { attackedWindow, canary, type AttackedWindow } from './attackedWindow';

const whole = 'protocol=https\nhost=git.example.com\npath=acme/web.git\n';

describe.each<HelperKind>(['shell', 'node'])(
  'a control character gets nothing from the %s helper',
  (kind) => {
    let window: AttackedWindow;
    beforeAll(async () => {
      window = await attackedWindow(kind);
    });
    afterAll(() => window.world.close());

    it('although the same request without it is answered', async () => {
      expect((await window.fill('https://git.example.com/acme/web.git')).stdout).toContain(canary);
      expect((await window.askHelper(whole)).stdout).toContain(canary);
    });

    // CVE-2020-5260, CVE-2020-11008, CVE-2024-50349 and CVE-2024-52006: a line break makes a field of its own.
    it.each([
      ['a newline in the path', 'https://evil.example/acme%0ahost=git.example.com/web.git'],
      ['a newline in the host', 'https://evil.example%0ahost=git.example.com/acme/web.git'],
      ['a newline in the user name', 'https://a%0ahost=git.example.com@evil.example/acme/web.git'],
      ['a newline in the password', 'https://a:b%0ahost=git.example.com@evil.example/acme/web.git'],
      ['a newline in our own path', 'https://git.example.com/acme%0awwwauth[]=x/web.git'],
      ['a newline in the protocol', 'https%0ahost=git.example.com://evil.example/acme/web.git'],
      ['a carriage return in the path', 'https://git.example.com/acme%0dhost=evil.example/web.git'],
      ['a carriage return in the host', 'https://git.example.com%0d/acme/web.git'],
      ['a carriage return before the host', 'https://%0dgit.example.com/acme/web.git'],
      ['a carriage return in the user name', 'https://a%0dhost=evil.example@git.example.com/acme/web.git'],
      ['a raw carriage return', 'https://git.example.com/acme\r/web.git'],
      ['a zero byte', 'https://git.example.com/acme%00/web.git'],
      ['a zero byte behind our host', 'https://git.example.com%00.evil.example/acme/web.git'],
      ['an escape', 'https://git.example.com/%1b[31macme/web.git'],
      ['a delete', 'https://git.example.com/acme%7f/web.git'],
      ['a control character of Latin-1', 'https://git.example.com/acme%c2%85/web.git'],
      ['no host', 'https:///acme/web.git'],
      ['no protocol', '://git.example.com/acme/web.git'],
    ])('in a URL with %s', async (_, url) => {
      const { stdout, stderr } = await window.fill(url);
      expect(stdout + stderr).not.toContain(canary);
    });

    it.each(['protocol', 'host', 'path', 'username', 'password', 'wwwauth[]', 'unknown'])(
      'in the field %s of a request, raw or encoded',
      async (field) => {
        const inserted = ['\r', '\u0001', '\u001b[0m', '\u007f', '\u0085', '%0d', '%0a'];
        // In fields that mean nothing, or are no URL's, an encoded character is a text like another.
        const dangerous = ['protocol', 'host', 'path'].includes(field) ? inserted : inserted.slice(0, 5);
        for (const text of dangerous) {
          const value = new RegExp(`^${field}=(.*)$`, 'm').exec(whole)?.[1] ?? 'x';
          const without = whole.replace(new RegExp(`^${field}=.*\n`, 'm'), '');
          for (const bad of [`${text}${value}`, `${value}${text}`, `${value}${text}host=evil.example`]) {
            const { stdout, stderr } = await window.askHelper(`${without}${field}=${bad}\n\n`);
            expect(stdout + stderr, JSON.stringify(bad)).not.toContain(canary);
          }
        }
      },
      20_000,
    );

    it.each([
      ['carriage returns at the ends of its lines', whole.replaceAll('\n', '\r\n')],
      ['carriage returns for line ends', whole.replaceAll('\n', '\r')],
      ['a second host', `${whole}host=evil.example\n`],
      ['a second host before ours', `host=evil.example\n${whole}`],
      ['a second path', `${whole}path=acme/other.git\n`],
      ['a URL of another host', `${whole}url=https://evil.example\n`],
      ['lines after its end', `${whole}\nhost=evil.example\n`],
      ['a key in capitals for the host', whole.replace('host=', 'HOST=')],
      ['a byte order mark', `\uFEFF${whole}`],
      ['a line without =', `${whole}host\n`],
      ['nothing in it', ''],
      ['blank lines', '\n\n\n'],
    ])('in a request with %s', async (_, text) => {
      const { stdout, stderr } = await window.askHelper(text);
      expect(stdout + stderr).not.toContain(canary);
    });

    it('in a request that is not UTF-8', async () => {
      const bytes = Buffer.from(whole.replace('acme', 'acm\u00e9'), 'latin1');
      expect((await window.askHelper(bytes)).stdout).not.toContain(canary);
    });

    it('in the URL of a submodule', async () => {
      const { world, env } = window;
      const repository = join(world.directory, 'super');
      await world.git(env, ['init', '-q', repository]);
      const urls = [
        'https://evil.example%0ahost=git.example.com/a',
        'https://git.example.com%0d.evil.example/a',
      ];
      for (const [at, url] of urls.entries()) {
        await writeFile(
          join(repository, '.gitmodules'),
          `[submodule "s${at}"]\n\tpath = s${at}\n\turl = ${url}\n`,
        );
        const added = await world.git(env, [
          ...['-C', repository, 'update-index', '--add', '--cacheinfo'],
          `160000,${'1'.repeat(40)},s${at}`,
        ]);
        expect(added.code).toBe(0);
        const updated = await world.git(env, ['-C', repository, 'submodule', 'update', '--init']);
        expect(updated.code).not.toBe(0);
        await world.git(env, ['-C', repository, 'rm', '-q', '--cached', `s${at}`]);
      }
      expect(window.source.answered.map(({ host }) => host)).not.toContain('evil.example');
      expect(window.source.answered.every(({ path }) => path === 'acme/web.git')).toBe(true);
    });

    it('in a redirect', async () => {
      const targets = ['https://evil.example%0ahost=git.example.com/a', 'https://git.example.com%0d/a'];
      const sent: string[] = [];
      const server = createServer((_request, response) => {
        const target = targets[sent.length] ?? '';
        sent.push(target);
        response.writeHead(302, { location: `${target}/info/refs` }).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const before = window.source.answered.length;
      while (sent.length < targets.length) {
        const asked = await window.world.git(window.env, ['ls-remote', `http://127.0.0.1:${port}/a/b.git`]);
        expect(asked.code).not.toBe(0);
      }
      server.close();
      expect(sent).toEqual(targets);
      expect(window.source.answered).toHaveLength(before);
    });
  },
);
