import { createRequire } from 'node:module';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { literal, markdownTable } from '../../../src/core/history/literalMarkdown';

const renderer = v.custom<(options: object) => { render(text: string): string }>(
  (value) => typeof value === 'function',
);
/** As VS Code's preview reads Markdown. */
const markdown = v.parse(
  renderer,
  createRequire(import.meta.url)('markdown-it'),
)({ html: true, linkify: true });

/** What the one cell of a table shows: its code span, with the entities read. */
function shown(text: string): string {
  const html = markdown.render(markdownTable(['A', 'B'], [[literal(text), 'end']]));
  const cell =
    /^<table>\n<thead>\n<tr>\n<th>A<\/th>\n<th>B<\/th>\n<\/tr>\n<\/thead>\n<tbody>\n<tr>\n<td><code>([^<>]*)<\/code><\/td>\n<td>end<\/td>\n<\/tr>\n<\/tbody>\n<\/table>\n$/.exec(
      html,
    );
  if (cell === null) throw new Error(html);
  return cell[1]!
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

describe('a text of somebody else in the history', () => {
  it.each([
    'Production GitHub',
    '[click](command:workbench.action.terminal.new)',
    '![x](https://evil.example/pixel.png)',
    '<img src=x onerror=alert(1)>',
    '<https://evil.example>',
    'https://evil.example www.evil.example a@evil.example',
    '$(error) $x^2$ :smile:',
    '**bold** _x_ ~~y~~ # h',
    'a | b \\| c',
    '`code` ``more`` `',
    '```',
    '\\',
    '&lt;b&gt; &#36;',
    '| --- |',
    '<!-- -->',
  ])('is shown as it is: %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('stays in its cell, in one line, and turns nothing around', () => {
    expect(shown('a\n\n# b\r\n| c\u2028d\u0000e')).toBe('a # b | c d e');
    expect(shown('\u202ecba\u2066x\u200f')).toBe('cbax');
    expect(shown('x'.repeat(500))).toBe(`${'x'.repeat(200)}…`);
    expect(shown('')).toMatch(/^ *$/);
  });

  it('is shown as it is, whatever it is made of', () => {
    const signs = fc.constantFrom(...'`|\\<>&[]()!*_~$#:/@ab1-'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: signs, minLength: 1, maxLength: 24 }), (text) => {
        expect(shown(text)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});
