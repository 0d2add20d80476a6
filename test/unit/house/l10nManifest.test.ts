import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './sourceFiles';

/** Where VS Code shows a text of the manifest as it stands. */
const shown = new Set([
  'altText',
  'category',
  'contents',
  'contextualTitle',
  'deprecationMessage',
  'description',
  'enumDescriptions',
  'enumItemLabels',
  'errorMessage',
  'label',
  'markdownDeprecationMessage',
  'markdownDescription',
  'markdownEnumDescriptions',
  'name',
  'patternErrorMessage',
  'title',
]);

/** The same in every language. */
const names = ['Git Providers', 'GitHub', 'GitLab', 'Bitbucket'];

interface Shown {
  readonly path: string;
  readonly text: string;
}

/** Every text of the manifest that is shown; what a snippet inserts is not. */
function shownTexts(value: unknown, path: readonly string[] = []): readonly Shown[] {
  if (typeof value === 'string') {
    const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
    return shown.has(key) ? [{ path: path.join('.'), text: value }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== 'body' && key !== 'default')
    .flatMap(([key, each]) => shownTexts(each, [...path, key]));
}

function unlocalised(texts: readonly Shown[], keys: readonly string[]): readonly string[] {
  return texts
    .filter(({ text }) => !names.includes(text))
    .filter(({ text }) => !keys.includes(/^%([\w.]+)%$/.exec(text)?.[1] ?? ''))
    .map(({ path, text }) => `${path}: ${text}`);
}

function readJson(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, unknown>;
}

const { description, capabilities, contributes } = readJson('package.json');
const keys = Object.keys(readJson('package.nls.json'));

describe('the manifest in another language', () => {
  const texts = shownTexts({ description, capabilities, contributes });

  it('has all its texts from the files of words', () => {
    expect(texts.length).toBeGreaterThan(keys.length);
    expect(unlocalised(texts, keys)).toEqual([]);
  });

  it.each([
    ['a title', { commands: [{ command: 'x.y', title: 'Add Provider…' }] }],
    ['one of several descriptions', { setting: { enum: ['a'], enumDescriptions: ['At once.'] } }],
    ['a step of a walkthrough', { walkthroughs: [{ steps: [{ media: { altText: 'A picture' } }] }] }],
    ['a snippet’s label', { defaultSnippets: [{ label: 'A provider', body: { name: 'x' } }] }],
    ['a key without words', { commands: [{ title: '%command.unknown%' }] }],
  ])('would not hold %s', (_, part) => {
    expect(unlocalised(shownTexts(part), keys)).toHaveLength(1);
  });
});
