import type { PracticeRepository } from '../core/world';

type Test = (repository: PracticeRepository) => boolean;

/**
 * The part of Bitbucket's filter language that lists of repositories need: `name ~ "x"`, `full_name = "a/b"`,
 * `is_private = true`, joined by AND. `undefined` for anything else, which the host refuses with 400.
 */
export function readFilter(text: string): Test | undefined {
  const tests: Test[] = [];
  for (const part of text.split(/\s+AND\s+/i)) {
    const test = readComparison(part.trim());
    if (test === undefined) return undefined;
    tests.push(test);
  }
  return (repository) => tests.every((test) => test(repository));
}

function readComparison(text: string): Test | undefined {
  const [, flag] = /^is_private\s*=\s*(true|false)$/i.exec(text) ?? [];
  if (flag !== undefined) return (repository) => repository.private === (flag.toLowerCase() === 'true');
  const [, field = '', operator = '', quoted = ''] =
    /^(name|slug|full_name)\s*(!?[~=])\s*"((?:[^"\\]|\\.)*)"$/.exec(text) ?? [];
  if (field === '') return undefined;
  const value = quoted.replace(/\\(.)/g, '$1').toLowerCase();
  return (repository) => {
    const actual = (field === 'full_name' ? repository.fullName : repository.name).toLowerCase();
    const holds = operator.endsWith('~') ? actual.includes(value) : actual === value;
    return operator.startsWith('!') ? !holds : holds;
  };
}
