import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportStrings, findDifferences, languages, type Texts } from '../../../scripts/l10n.mjs';
import { root, sourceFiles } from './sourceFiles';
import { localisedTexts } from './unlocalised';

/** Names and formats that are the same in Chinese. */
const untranslated = ['Git Providers', 'JSON Lines', 'Markdown', 'Webhooks', 'id'];

function readTexts(folder: string, name: string): Texts {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Texts;
}

function textOf(text: Texts[string] | undefined): string {
  return typeof text === 'string' ? text : (text?.message ?? '');
}

/** What must stand in a translation as it stands in the original, in any order. */
function fixedParts(text: string): readonly string[] {
  const parts =
    /\{\w+\}|\$\([\w~-]+\)|command:[\w.]+|`[^`]*`|\bgitProviders\.[\w.]*\w|\biam(?::\w+)+|https?:\/\/(?:[\w.:/-]*[\w/])?/g;
  return [...text.matchAll(parts)].map(([part]) => part).sort();
}

describe.each(languages)('the product in %s', (language) => {
  const pairs = [
    [readTexts(root, 'l10n/bundle.l10n.json'), readTexts(root, `l10n/bundle.l10n.${language}.json`)],
    [readTexts(root, 'package.nls.json'), readTexts(root, `package.nls.${language}.json`)],
  ].flatMap(([original = {}, translation = {}]) =>
    Object.keys(translation).map((key) => ({
      original: textOf(original[key]),
      translation: textOf(translation[key]),
    })),
  );

  it('keeps placeholders, links, settings and code of every text', () => {
    const changed = pairs.filter(
      (pair) => fixedParts(pair.translation).join(' ') !== fixedParts(pair.original).join(' '),
    );
    expect(changed).toEqual([]);
  });

  it('says every word in that language', () => {
    const english = pairs.filter(
      ({ original, translation }) =>
        /\p{L}/u.test(original.replace(/\{\w+\}/g, '')) &&
        !/\p{Script=Han}/u.test(translation) &&
        !untranslated.includes(original),
    );
    expect(english).toEqual([]);
  });

  it('has the punctuation of that language', () => {
    const wrong = pairs.filter(({ translation }) =>
      /\p{Script=Han}[,;!?"]|["]\p{Script=Han}|\p{Script=Han}\.(?:\s|$)/u.test(translation),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the file of all strings', () => {
  let strings: Texts;

  beforeAll(async () => {
    strings = await exportStrings();
  }, 120_000);

  it('is what the source says, and so are the translations', () => {
    expect(findDifferences(strings)).toEqual([]);
  });

  it('misses no text that a compiler sees', () => {
    const seen = sourceFiles('src').flatMap(({ text }) => localisedTexts(text));
    expect(seen.length).toBeGreaterThan(500);
    expect(seen.filter((text) => !(text in strings))).toEqual([]);
  }, 30_000);
});

describe('the export of strings', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'l10n-'));
    for (const name of ['src/ui', 'l10n']) mkdirSync(join(folder, name), { recursive: true });
    const source = [
      "import { l10n, window } from 'vscode';",
      "export const texts = [l10n.t('Plain'), l10n.t(\"Don't\"), l10n.t(`Backticks`)];",
      "export const named = l10n.t('{a} and {b}', { a: 1, b: 2 });",
      'export const long = l10n.t(',
      "  'On a line of its own: {0}',",
      '  named,',
      ');',
      "export const noted = l10n.t({ message: 'Open', comment: ['A verb'] });",
      "void window.showInformationMessage(named ? l10n.t('Inside') : l10n.t('Plain'));",
    ];
    writeFileSync(join(folder, 'src/ui/words.ts'), source.join('\n'));
    writeFileSync(join(folder, 'package.nls.json'), JSON.stringify({ title: 'Title', old: 'Old' }));
    writeFileSync(join(folder, 'package.nls.zh-cn.json'), JSON.stringify({ title: '标题', gone: '旧' }));
    writeFileSync(join(folder, 'l10n/bundle.l10n.json'), JSON.stringify({ Plain: 'Else', Gone: 'Gone' }));
    writeFileSync(join(folder, 'l10n/bundle.l10n.zh-cn.json'), JSON.stringify({ Plain: '普通' }));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('sees every form of a call, in one order', async () => {
    const strings = await exportStrings(folder);
    expect(strings).toEqual({
      Backticks: 'Backticks',
      "Don't": "Don't",
      Inside: 'Inside',
      'On a line of its own: {0}': 'On a line of its own: {0}',
      'Open/A verb': { message: 'Open', comment: ['A verb'] },
      Plain: 'Plain',
      '{a} and {b}': '{a} and {b}',
    });
    expect(Object.keys(strings)).toEqual(Object.keys(strings).sort());
  });

  it('tells what a file lacks, has too much, or has in an old form', () => {
    expect(findDifferences({ Plain: 'Plain', New: 'New' }, folder)).toEqual([
      'l10n/bundle.l10n.json lacks: New',
      'l10n/bundle.l10n.json has too much: Gone',
      'l10n/bundle.l10n.json has an old text: Plain',
      'l10n/bundle.l10n.zh-cn.json lacks: New',
      'package.nls.zh-cn.json lacks: old',
      'package.nls.zh-cn.json has too much: gone',
    ]);
  });
});
