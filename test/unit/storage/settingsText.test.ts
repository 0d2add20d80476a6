import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { definitionFields } from '../../../src/core/provider/definitionChanges';
import type { SettingsChange } from '../../../src/core/provider/settingsPort';
import { editSettings, readSettings } from '../../../src/storage/settingsText';

const work = '11111111-1111-4111-8111-111111111111';
const home = '22222222-2222-4222-8222-222222222222';

const commented = `{
  // Everything of the editor.
  "editor.fontSize": 14,
  "gitProviders.providers": {
    // The one for the team.
    "${work}": {
      "name": "Work", // ask Alice
      "type": "gitlab",
      "baseUrl": "https://gitlab.acme.com",
      "status": "active",
      "color": { "of": ["a", "newer"] } /* version */
    }
  }, // up to here
  "files.autoSave": "off",
}
`;

function edited(text: string, change: SettingsChange, place: readonly string[] = []): string {
  const result = editSettings(text, place, change, definitionFields);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function providersOf(text: string): Record<string, Record<string, unknown>> {
  const settings = parse(text, [], { allowTrailingComma: true }) as Record<string, unknown>;
  return (settings['gitProviders.providers'] ?? {}) as Record<string, Record<string, unknown>>;
}

describe('an edit of the settings', () => {
  const renamed = {
    name: 'Work at Acme',
    type: 'gitlab',
    baseUrl: 'https://gitlab.acme.com',
    status: 'active',
  };

  it('touches the field that differs and nothing else', () => {
    const text = edited(commented, { setting: 'providers', id: work, entry: renamed });
    expect(text).toBe(commented.replace('"Work"', '"Work at Acme"'));
  });

  it('takes out a known field that is gone and keeps those of a newer version', () => {
    const withOrganization = edited(commented, {
      setting: 'providers',
      id: work,
      entry: { ...renamed, name: 'Work', organization: 'acme' },
    });
    expect(providersOf(withOrganization)[work]).toMatchObject({ organization: 'acme' });
    const without = edited(withOrganization, {
      setting: 'providers',
      id: work,
      entry: { ...renamed, name: 'Work' },
    });
    expect(providersOf(without)[work]).toEqual({
      ...renamed,
      name: 'Work',
      color: { of: ['a', 'newer'] },
    });
    for (const comment of ['// Everything', '// The one', '// ask Alice', '/* version */', '// up to here']) {
      expect(without).toContain(comment);
    }
  });

  it('adds an entry beside the others', () => {
    const text = edited(commented, { setting: 'providers', id: home, entry: { ...renamed, name: 'Home' } });
    expect(Object.keys(providersOf(text))).toEqual([work, home]);
    expect(text).toContain('// ask Alice');
  });

  it('takes a setting out with its last entry', () => {
    const one = edited('{ "a": 1 }', { setting: 'providers', id: home, entry: renamed });
    expect(edited(one, { setting: 'providers', id: home, entry: undefined })).not.toContain('gitProviders');
  });

  it('takes an entry out and leaves the others', () => {
    const both = edited(commented, { setting: 'providers', id: home, entry: { ...renamed, name: 'Home' } });
    const text = edited(both, { setting: 'providers', id: home, entry: undefined });
    expect(Object.keys(providersOf(text))).toEqual([work]);
    expect(text).toContain('// ask Alice');
    expect(text).toContain('"files.autoSave": "off"');
  });

  it.each([
    ['an empty file', ''],
    ['a file with white space that JSON does not know', '\u2028\u00a0'],
    ['an empty object', '{}'],
    ['Windows line ends', '{\r\n\t"a": 1\r\n}\r\n'],
    ['a byte order mark', '\uFEFF{ "a": 1 }'],
    ['a comma at the end', '{ "a": 1, }'],
  ])('begins the setting in %s', (_, before) => {
    const text = edited(before, { setting: 'defaultProvider', id: work });
    expect(readSettings(text, [])).toMatchObject({ ok: true, value: { defaultProvider: work } });
    expect(text.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'));
    expect(/(?<!\r)\n/.test(text)).toBe(!before.includes('\r\n'));
  });

  it('goes below `settings` in a workspace file', () => {
    const text = edited(
      '{ "folders": [{ "path": "." }], "settings": { "a": 1 } }',
      { setting: 'providers', id: work, entry: renamed },
      ['settings'],
    );
    expect(readSettings(text, ['settings'])).toMatchObject({
      ok: true,
      value: { providers: { [work]: renamed } },
    });
    expect(readSettings(text, [])).toMatchObject({ ok: true, value: { providers: undefined } });
  });

  it.each([
    ['broken JSON', '{ "a": '],
    ['a list', '[]'],
    ['a text', '"settings"'],
    ['a setting that is a list', '{ "gitProviders.providers": [] }'],
    ['a setting that is a text', '{ "gitProviders.providers": "none" }'],
  ])('is refused in %s', (_, text) => {
    const result = editSettings(
      text,
      [],
      { setting: 'providers', id: work, entry: renamed },
      definitionFields,
    );
    expect(result).toEqual({ ok: false, error: 'invalid' });
  });
});

describe('any row of edits', () => {
  const ids = [work, home, '33333333-3333-4333-8333-333333333333'];
  const entry = fc.record(
    {
      name: fc.string(),
      type: fc.constantFrom('gitlab', 'github'),
      organization: fc.string({ unit: 'binary' }),
      status: fc.constantFrom('active', 'inactive'),
    },
    { requiredKeys: ['name', 'type'] },
  );
  const change = fc.record({
    setting: fc.constant('providers' as const),
    id: fc.constantFrom(...ids),
    entry: fc.option(entry, { nil: undefined }),
  });

  it('does what it does to a plain object, and keeps every comment outside of what it takes out', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let text = commented;
        const model = new Map<string, Record<string, unknown>>(Object.entries(providersOf(commented)));
        for (const each of changes) {
          text = edited(text, each);
          const newer = model.get(each.id)?.['color'];
          if (each.entry === undefined) model.delete(each.id);
          else model.set(each.id, { ...each.entry, ...(newer !== undefined && { color: newer }) });
        }
        expect(providersOf(text)).toEqual(Object.fromEntries(model));
        expect(text).toContain('// Everything of the editor.');
        expect(text).toContain('// up to here');
      }),
      { numRuns: 300 },
    );
  });
});
