import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBaseUrl } from '../../../../src/core/provider/baseUrl';
import { decodeDefinition } from '../../../../src/core/provider/decodeDefinition';
import { renderInclude, writeInclude } from '../../../../src/git/includeFile';
import { knownHosts, sample } from '../../core/sampleProviders';
import { runProgram } from '../runProgram';

describe('a definition in the settings', () => {
  const good = sample('https://git.example.com', { organization: 'acme' });

  it.each(['\n', '\r', '\0', '\t', '\u001b[31m', '\u007f', '\u0085'])(
    'with the control character %j inside makes no provider',
    (text) => {
      const entry = { name: good.name, type: good.type, baseUrl: good.baseUrl.href, status: 'active' };
      const broken: Record<string, unknown>[] = [
        { ...entry, baseUrl: `https://git.example.com${text}.evil.example` },
        { ...entry, baseUrl: `https://git.example.com/a${text}[credential]` },
        { ...entry, baseUrl: `https://git${text}.example.com` },
        { ...entry, organization: `ac${text}me` },
        { ...entry, name: `a${text}b` },
      ];
      expect(decodeDefinition(good.id, entry, knownHosts)).toMatchObject({ ok: true });
      for (const fields of broken) {
        const decoded = decodeDefinition(good.id, fields, knownHosts);
        expect(decoded, JSON.stringify(fields)).toMatchObject({ ok: false });
      }
    },
  );
});

describe('the include file', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gp-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('says in Git exactly what it is to say, whatever base URLs the settings name', async () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '"',
          '\\',
          ']',
          '[',
          '#',
          ';',
          '=',
          '$(id)',
          '`',
          "'",
          '%',
          ' ',
          '\n',
          '\t',
          'a',
          '/',
          '*',
          '!',
        ),
        {
          maxLength: 8,
        },
      )
      .map((parts) => `https://h.example/${parts.join('')}`);
    const urls = fc
      .sample(fc.oneof(nasty, fc.webUrl()), 2_000)
      .map((text) => parseBaseUrl(text))
      .flatMap((parsed) => (parsed.ok ? [parsed.value.href] : []));
    expect(urls.length).toBeGreaterThan(200);
    const path = join(directory, 'w1.gitconfig');
    await writeInclude(path, renderInclude(urls, '!helper'));
    const listed = await runProgram('/usr/bin/git', ['config', '--file', path, '--null', '--list'], {
      env: { PATH: '/usr/bin:/bin', HOME: directory },
    });
    const expected = [...new Set(urls)]
      .sort()
      .flatMap((url) => [
        `credential.${url}.helper\n`,
        `credential.${url}.helper\n!helper`,
        `credential.${url}.usehttppath\ntrue`,
      ]);
    expect(listed.stdout.split('\0').slice(0, -1)).toEqual(expected);
  });
});
