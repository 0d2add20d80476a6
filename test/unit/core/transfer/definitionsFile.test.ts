import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDefinitions, encodeDefinitions } from '../../../../src/core/transfer/definitionsFile';
import { definitionOf, knownHosts, sample } from '../sampleProviders';

const work = sample('https://github.com', {
  name: 'Work',
  organization: 'acme',
  helpUrl: 'https://wiki.acme.example/git',
});
const tools = sample('https://gitlab.acme.com/git', {
  name: 'Tools',
  type: 'gitlab',
  status: 'inactive',
  rotationDays: 30,
});

const withEntries = (entries: Record<string, unknown>, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ format: 'git-providers-definitions', version: 1, providers: entries, ...more });

describe('definitions as a file', () => {
  it('come back as they were', () => {
    const { scope: _, ...tool } = tools;
    const { scope: __, ...own } = work;
    expect(decodeDefinitions(encodeDefinitions([work, tools]), knownHosts)).toEqual({
      ok: true,
      value: { definitions: [own, tool], unusable: [] },
    });
  });

  it('come back whatever their names are', () => {
    const names = fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' });
    fc.assert(
      fc.property(names, (name) => {
        const read = decodeDefinitions(encodeDefinitions([{ ...work, name }]), knownHosts);
        const [back] = read.ok ? read.value.definitions : [];
        const [problem] = read.ok ? read.value.unusable : [];
        return back === undefined ? problem !== undefined : back.name === name.trim();
      }),
    );
  });

  it('hold nothing but what a definition is made of', () => {
    const stray = {
      ...definitionOf(work),
      token: 'ghp_CANARY',
      username: 'alice',
      email: 'alice@acme.example',
    };
    const text = encodeDefinitions([stray]);
    expect(text).not.toMatch(/CANARY|alice/);
    expect(JSON.parse(text)).toEqual({
      format: 'git-providers-definitions',
      version: 1,
      providers: {
        [work.id]: {
          name: 'Work',
          type: 'github',
          baseUrl: 'https://github.com',
          organization: 'acme',
          status: 'active',
        },
      },
    });
  });

  it('of which one cannot be used still give the others', () => {
    const good = { name: 'Good', type: 'github', baseUrl: 'https://github.com' };
    const read = decodeDefinitions(
      withEntries({ [work.id]: good, [tools.id]: { ...good, name: 'Bad', type: 'svn' }, plain: 7 }),
      knownHosts,
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        definitions: [{ id: work.id, name: 'Good' }],
        unusable: [
          { shown: 'Bad', error: { field: 'type', problem: 'unknownType' } },
          { shown: 'plain', error: 'notAnObject' },
        ],
      },
    });
  });

  it.each([
    ['an empty text', '', 'notJson'],
    ['half a file', encodeDefinitions([work]).slice(0, 40), 'notJson'],
    ['other JSON', '{"providers":{}}', 'notDefinitions'],
    ['a list', '[]', 'notDefinitions'],
    ['a later version', withEntries({}, { version: 2 }), 'newer'],
    ['a text that is too long', ' '.repeat(1_000_001), 'tooLarge'],
    [
      'too many entries',
      withEntries(Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [String(at), 0]))),
      'tooLarge',
    ],
  ])('are not read from %s', (_, text, problem) => {
    expect(decodeDefinitions(text, knownHosts)).toEqual({ ok: false, error: problem });
  });

  it('never bring an address that holds a login', () => {
    const entry = { name: 'Evil', type: 'github', baseUrl: 'https://alice:secret@github.com' };
    expect(decodeDefinitions(withEntries({ [work.id]: entry }), knownHosts)).toMatchObject({
      value: { definitions: [], unusable: [{ shown: 'Evil' }] },
    });
  });
});
