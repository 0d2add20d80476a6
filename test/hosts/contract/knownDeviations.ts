import type { DescriptionName } from './apiDescription';

interface Deviation {
  readonly of: DescriptionName;
  readonly problem: RegExp;
  readonly why: string;
}

/** Where the live host is known to differ from its own description, which is then not held against it. */
const knownDeviations: readonly Deviation[] = [
  {
    of: 'bitbucket-cloud',
    problem: /^\/error\/detail must be string/,
    why: 'the detail of a 403 for missing scopes is an object with `required` and `granted`',
  },
  {
    of: 'bitbucket-cloud',
    problem: /\/links must NOT have additional properties .*"(branches|tags|source|self)"/,
    why: 'recorded repositories have these links, and recorded projects one to themselves',
  },
  {
    of: 'bitbucket-cloud',
    problem: /\/links\/clone\/\d+\/href must match format "uri"/,
    why: 'the address of an SSH clone is in the form of scp',
  },
  {
    of: 'bitbucket-cloud',
    problem: /^query parameter sort cannot be -/,
    why: 'a minus before the field turns the order round, on every list',
  },
  {
    of: 'bitbucket-data-center',
    problem: /^\/errors\/\d+\/context must be string/,
    why: 'recorded errors have null',
  },
  {
    of: 'bitbucket-data-center',
    problem: /^\/nextPageStart must be integer/,
    why: 'the last page has null',
  },
];

export function isKnownDeviation(of: DescriptionName, problem: string): boolean {
  return knownDeviations.some((one) => one.of === of && one.problem.test(problem));
}
