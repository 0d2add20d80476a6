import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promises } from './promises';
import { proseByHeading, uncovered } from './promises/prose';
import { testTitles } from './promises/testTitles';
import { root } from './sourceFiles';

function proseOf(document: string): ReadonlyMap<string, string> {
  return proseByHeading(readFileSync(join(root, document), 'utf8'));
}

describe.each(promises)('what $document promises', ({ document, claims }) => {
  const prose = proseOf(document);
  const all = Object.values(claims).flat();
  const shown = all.flatMap((claim) => ('shownBy' in claim ? [claim] : []));

  it('is listed word for word, below the heading where it stands', () => {
    const missing = Object.entries(claims).flatMap(([heading, each]) =>
      each.filter(({ says }) => prose.get(heading)?.includes(says) !== true).map(({ says }) => says),
    );
    expect(missing).toEqual([]);
  });

  it('is shown by tests that exist', () => {
    const titles = new Map<string, readonly string[]>();
    const gone = shown.flatMap(({ says, shownBy }) =>
      shownBy.flatMap(([file, part]) => {
        if (!titles.has(file)) titles.set(file, existsSync(join(root, file)) ? testTitles(file) : []);
        const found = titles.get(file)?.some((title) => title.includes(part)) === true;
        return found ? [] : [`${file}: “${part}” for “${says}”`];
      }),
    );
    expect(gone).toEqual([]);
  });
});

describe.each(promises.filter(({ whole }) => whole))('what $document says', ({ document, claims }) => {
  it('is promised from its first word to its last', () => {
    const left = [...proseOf(document)].flatMap(([heading, text]) =>
      uncovered(
        text,
        (claims[heading] ?? []).map(({ says }) => says),
      ),
    );
    expect(left, 'Each needs a claim in test/unit/house/promises, with the test that shows it.').toEqual([]);
  });
});

describe('the search for promises', () => {
  const text =
    '# A\n\n**Tokens** stay [yours](x.md), and _Save_\nstores.\n\n| one | `two` |\n| --- | --- |\n';

  it('reads prose without marks, below its heading', () => {
    expect([...proseByHeading(text)]).toEqual([['A', 'Tokens stay yours, and Save stores. one two']]);
  });

  it('finds what is added to a sentence', () => {
    expect(uncovered('Tokens stay yours, and Save stores.', ['Tokens stay yours', 'Save stores'])).toEqual(
      [],
    );
    expect(uncovered('Tokens always stay yours.', ['Tokens stay yours'])).toEqual([
      'Tokens always stay yours',
    ]);
    expect(uncovered('Save stores at once. It is fast.', ['Save stores'])).toEqual(['at once. It is fast']);
  });
});
