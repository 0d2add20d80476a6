import { expect, it } from 'vitest';
import { answerDecoders } from '../../torture/inputs/answerDecoders';
import { sourceFiles } from '../house/sourceFiles';

it('the torture has answers for every decoder of the hosts', () => {
  const exported = sourceFiles('src').flatMap(({ path, text }) => {
    const module = /^src\/hosts\/(.*)\.ts$/.exec(path)?.[1];
    if (module === undefined) return [];
    return [...text.matchAll(/^export const (\w+(?:Answer|Detail)) =/gm)].map(
      ([, name = '']) => `${module} ${name}`,
    );
  });
  expect(exported.length).toBeGreaterThan(40);
  const known = new Set(answerDecoders.map(({ name }) => name));
  expect(exported.filter((name) => !known.has(name))).toEqual([]);
});
