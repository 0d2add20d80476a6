import type { Identity, RepositoryPage } from '../host/gitHost';
import type { HostError } from '../host/hostError';
import { gitCheck } from './checks/gitCheck';
import { actsForUser } from './checks/identityChecks';
import {
  noOrganizationCheck,
  organizationCheck,
  organizationNotFoundCheck,
} from './checks/organizationCheck';
import { repositoriesCheck, repositoryToTry } from './checks/repositoriesCheck';
import { answerOf, problemOf, unanswered } from './checks/stepResult';
import { webhooksCheck } from './checks/webhooksCheck';
import { inStep, type ConnectionTestInput } from './connectionTestInput';
import { skipped, type Check } from './report';
import { withinTime, type TimedOut } from './withinTime';

/** The steps that an accepted token leads to. */
export async function testAccess(
  input: ConnectionTestInput,
  identity: Identity,
  note: (check: Check) => void,
): Promise<void> {
  const organization = testOrganization(input, identity).then((check) => {
    note(check);
    return check;
  });
  await Promise.all([organization, testRepositories(input, identity, organization, note)]);
}

async function testRepositories(
  input: ConnectionTestInput,
  identity: Identity,
  organization: Promise<Check>,
  note: (check: Check) => void,
): Promise<void> {
  const listing = { pageSize: 30, ...organizationOf(input) };
  const page = await inStep(input, (signal) => input.session.client.repositories(listing, signal));
  const seen = answerOf(page);
  if (seen === undefined) {
    const { status } = await organization;
    // Both tell of the organization then, and one of them is enough.
    note(failedListing(problemOf(page), status === 'failed'));
    return;
  }
  await Promise.all([
    countRepositories(input, seen).then((total) => {
      note(repositoriesCheck(seen, total, input.definition.organization));
    }),
    tryRepository(input, identity, seen, note),
  ]);
}

function failedListing(problem: HostError | TimedOut | undefined, explained: boolean): Check {
  return problem === undefined || explained
    ? skipped('repositories', { kind: 'notReached' })
    : unanswered('repositories', problem);
}

function organizationOf({ definition: { organization } }: ConnectionTestInput): {
  readonly organization?: string;
} {
  return organization === undefined ? {} : { organization };
}

async function testOrganization(
  input: ConnectionTestInput,
  { username, tokenKind }: Identity,
): Promise<Check> {
  const {
    host,
    session: { client },
    definition: { baseUrl, organization },
  } = input;
  if (organization === undefined) return noOrganizationCheck();
  const found = await inStep(input, (signal) => client.organization(organization, signal));
  const problem = problemOf(found);
  if (problem === undefined || !('kind' in problem) || problem.kind !== 'notFound') {
    return organizationCheck(found, actsForUser(host.capabilities(baseUrl), tokenKind));
  }
  const names = await inStep(input, (signal) => client.organizations(signal));
  return organizationNotFoundCheck(organization, names, username);
}

/** How many there are in all, which some hosts tell only where a page holds one. */
async function countRepositories(
  input: ConnectionTestInput,
  { total, next }: RepositoryPage,
): Promise<number | undefined> {
  if (total !== undefined || next === undefined) return total;
  const listing = { pageSize: 1, ...organizationOf(input) };
  return answerOf(await inStep(input, (signal) => input.session.client.repositories(listing, signal)))?.total;
}

async function tryRepository(
  input: ConnectionTestInput,
  identity: Identity,
  page: RepositoryPage,
  note: (check: Check) => void,
): Promise<void> {
  const { definition, account, session, signal, stepMs, tryGit } = input;
  const tried = repositoryToTry(page);
  if (tried === undefined) {
    note(skipped('webhooks', { kind: 'nothingToTryOn' }));
    note(skipped('git', { kind: 'nothingToTryOn' }));
    return;
  }
  const { fullName, cloneUrl } = tried;
  // Git gets the name that the test has found out, as it will once that is stored.
  const username = account.username ?? identity.username;
  const known = { ...account, ...(username !== undefined && { username }) };
  await Promise.all([
    inStep(input, (limited) => session.client.webhooksAllowed(fullName, limited)).then((access) => {
      note(webhooksCheck(fullName, access));
    }),
    // Another provider's test may wait for the same trial, which is why only the end of all of them ends it.
    withinTime(stepMs, signal, () =>
      session.tryGit(cloneUrl, () => tryGit(cloneUrl, definition, known, signal)),
    ).then((trial) => {
      note(gitCheck(fullName, definition.status, trial));
    }),
  ]);
}
