import { api } from './promises/api';
import { architecture } from './promises/architecture';
import type { ClaimsByHeading } from './promises/claim';
import { contributing } from './promises/contributing';
import { readmeAnswers } from './promises/readmeAnswers';
import { readmeFirst } from './promises/readmeFirst';
import { readmeProjects } from './promises/readmeProjects';
import { readmeProviders } from './promises/readmeProviders';
import { readmeStart } from './promises/readmeStart';
import { readmeTrouble } from './promises/readmeTrouble';

interface Promises {
  readonly document: string;
  readonly claims: ClaimsByHeading;
  /** Whether every word of the document's prose is in a claim, so that a new one cannot come in without a test. */
  readonly whole: boolean;
}

const readme: ClaimsByHeading = {
  ...readmeStart,
  ...readmeFirst,
  ...readmeAnswers,
  'Manage providers': [...readmeProviders, ...readmeProjects],
  ...readmeTrouble,
};

/** What the documents say of the product, and the tests that fail when it is no longer so. */
export const promises: readonly Promises[] = [
  { document: 'README.md', claims: readme, whole: true },
  { document: 'docs/api.md', claims: api, whole: true },
  { document: 'docs/architecture.md', claims: architecture, whole: false },
  { document: 'CONTRIBUTING.md', claims: contributing, whole: false },
];
