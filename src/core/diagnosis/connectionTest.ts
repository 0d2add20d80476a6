import type { Result } from '../../shared/result';
import type { Account } from '../account/account';
import type { GitHost, HostClient, Identity, RepositoryPage } from '../host/gitHost';
import type { HostError } from '../host/hostError';
import type { ProviderDefinition } from '../provider/provider';
import { daysLeft, expiryNoticeDays } from '../provider/providerState';
import {
  checkIds,
  type Check,
  type CheckId,
  type CheckStatus,
  type Finding,
  type GitFailureKind,
  type Remedy,
  type Report,
} from './report';

/** Runs real Git against a repository with this account's credential. */
export type GitTrial = (
  url: string,
  definition: ProviderDefinition,
  account: Account,
  signal: AbortSignal,
) => Promise<Result<void, { readonly kind: GitFailureKind | 'gitMissing'; readonly said?: string }>>;

export interface ConnectionTestInput {
  readonly definition: ProviderDefinition;
  readonly account: Account;
  readonly host: GitHost;
  readonly tryGit: GitTrial;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Called with each check as it is done. */
  readonly onCheck?: (check: Check) => void;
}

/**
 * Tests one account against its host. The steps share their requests (each is made once), those that do not
 * depend on each other run at the same time. Rejects with the signal's reason when it is aborted.
 */
export async function testConnection(input: ConnectionTestInput): Promise<Report> {
  const { definition, account, host, signal } = input;
  const done = new Map<CheckId, Check>();
  const note = (check: Check): void => {
    done.set(check.id, check);
    input.onCheck?.(check);
  };
  const client = await host.connect(definition.baseUrl, account);
  const identified = await client.identity(signal);
  signal.throwIfAborted();
  if (!identified.ok) {
    noteFailedIdentity(definition, identified.error, note);
  } else {
    identityChecks(input, identified.value).forEach(note);
    await Promise.all([
      checkOrganization(client, definition, signal).then(note),
      checkRepositories(input, client, note),
    ]);
  }
  const identity = identified.ok ? identified.value : undefined;
  const tokenKind = identity?.tokenKind ?? host.recognizeToken(account.token).kind;
  return {
    checks: checkIds.map((id) => done.get(id) ?? skipped(id, { kind: 'notReached' })),
    ...(identity?.username !== undefined && { username: identity.username }),
    ...(identity?.expiresAt !== undefined && { expiresAt: identity.expiresAt }),
    ...(tokenKind !== undefined && { tokenKind }),
  };
}

/** The host could not be spoken to at all, as opposed to having refused. */
export function isUnreached(error: HostError): boolean {
  return error.kind === 'unreachable' || error.kind === 'notThisHost' || error.kind === 'serverError';
}

function noteFailedIdentity(
  { baseUrl }: ProviderDefinition,
  error: HostError,
  note: (check: Check) => void,
): void {
  const failed = isUnreached(error) ? 'reach' : 'authenticated';
  if (failed === 'authenticated') note(passed('reach', { kind: 'reached', origin: baseUrl.origin }));
  const remedies: Remedy[] =
    failed === 'reach' ? ['testAgain', 'openHost', 'openSettings'] : ['updateToken', 'openTokenPage'];
  if (error.kind === 'ssoRequired') remedies.unshift('openSso');
  note({ id: failed, status: 'failed', finding: { kind: 'hostError', error }, remedies });
}

function identityChecks(
  { definition, account, host, now }: ConnectionTestInput,
  identity: Identity,
): Check[] {
  const reached: Finding = {
    kind: 'reached',
    origin: definition.baseUrl.origin,
    ...(identity.version !== undefined && { version: identity.version }),
  };
  const kind = identity.tokenKind ?? host.recognizeToken(account.token).kind;
  return [
    passed('reach', reached),
    passed('authenticated', { kind: 'authenticated', ...(kind !== undefined && { tokenKind: kind }) }),
    checkIdentity(account, identity),
    checkExpiry(identity.expiresAt ?? account.expiresAt, now()),
    checkScopes(host, definition, identity.scopes),
  ];
}

function checkIdentity({ username }: Account, identity: Identity): Check {
  if (identity.username === undefined) return passed('identity', { kind: 'isNoUser' });
  if (username !== undefined && username.toLowerCase() !== identity.username.toLowerCase()) {
    const finding: Finding = { kind: 'otherUser', expected: username, seen: identity.username };
    return { id: 'identity', status: 'failed', finding, remedies: ['updateToken'] };
  }
  return passed('identity', { kind: 'isUser', username: identity.username });
}

function checkExpiry(expiresAt: string | undefined, now: Date): Check {
  if (expiresAt === 'never') return passed('expiry', { kind: 'neverExpires' });
  const days = daysLeft(expiresAt, now);
  if (expiresAt === undefined || days === undefined) return passed('expiry', { kind: 'expiryUnknown' });
  const status: CheckStatus = days < 0 ? 'failed' : days <= expiryNoticeDays ? 'warning' : 'passed';
  return {
    id: 'expiry',
    status,
    finding: { kind: 'expires', at: expiresAt, days },
    remedies: status === 'passed' ? [] : ['openTokenPage', 'updateToken'],
  };
}

function checkScopes(
  host: GitHost,
  { baseUrl, organization }: ProviderDefinition,
  granted: readonly string[] | undefined,
): Check {
  if (granted === undefined) return passed('scopes', { kind: 'scopesUnknown' });
  const missing = host.missingScopes(granted, host.requiredScopes(baseUrl, organization));
  if (missing.length === 0) return passed('scopes', { kind: 'scopesGranted', scopes: granted });
  return {
    id: 'scopes',
    status: 'warning',
    finding: { kind: 'scopesMissing', missing },
    remedies: ['openTokenPage', 'updateToken'],
  };
}

async function checkOrganization(
  client: HostClient,
  { organization }: ProviderDefinition,
  signal: AbortSignal,
): Promise<Check> {
  if (organization === undefined) return skipped('organization', { kind: 'noOrganization' });
  const found = await client.organization(organization, signal);
  if (found.ok && found.value.member === false) {
    const finding: Finding = { kind: 'organizationNotMember', name: found.value.name };
    return { id: 'organization', status: 'warning', finding, remedies: ['openHost'] };
  }
  if (found.ok) return passed('organization', { kind: 'organizationFound', name: found.value.name });
  if (found.error.kind === 'notFound') {
    const finding: Finding = { kind: 'organizationNotFound', name: organization };
    return { id: 'organization', status: 'failed', finding, remedies: ['openSettings', 'openHost'] };
  }
  return ofHostError('organization', found.error);
}

async function checkRepositories(
  input: ConnectionTestInput,
  client: HostClient,
  note: (check: Check) => void,
): Promise<void> {
  const { definition, signal } = input;
  const { organization } = definition;
  const page = await client.repositories(
    { pageSize: 30, ...(organization !== undefined && { organization }) },
    signal,
  );
  signal.throwIfAborted();
  note(repositoriesCheck(page));
  const tried = page.ok
    ? (page.value.repositories.find((repository) => repository.private) ?? page.value.repositories[0])
    : undefined;
  if (tried === undefined) {
    note(skipped('git', { kind: 'nothingToTryGitOn' }));
    return;
  }
  const trial = await input.tryGit(tried.cloneUrl, definition, input.account, signal);
  signal.throwIfAborted();
  const repository = tried.fullName;
  if (trial.ok) note(passed('git', { kind: 'gitWorks', repository }));
  else if (trial.error.kind === 'gitMissing') {
    note({ id: 'git', status: 'failed', finding: { kind: 'gitMissing' }, remedies: ['showLog'] });
  } else {
    const { kind: failure, said } = trial.error;
    const finding: Finding = { kind: 'gitFailed', repository, failure, ...(said !== undefined && { said }) };
    note({ id: 'git', status: 'failed', finding, remedies: ['showLog', 'testAgain'] });
  }
}

function repositoriesCheck(page: Result<RepositoryPage, HostError>): Check {
  if (!page.ok) return ofHostError('repositories', page.error);
  const { repositories, total, next } = page.value;
  if (repositories.length === 0) {
    return {
      id: 'repositories',
      status: 'warning',
      finding: { kind: 'noRepositories' },
      remedies: ['openTokenPage'],
    };
  }
  const count = total ?? repositories.length;
  return passed('repositories', {
    kind: 'repositoriesSeen',
    count,
    more: total === undefined && next !== undefined,
  });
}

function ofHostError(id: CheckId, error: HostError): Check {
  const remedies: Remedy[] =
    error.kind === 'ssoRequired'
      ? ['openSso']
      : error.kind === 'missingScope'
        ? ['openTokenPage', 'updateToken']
        : [];
  return { id, status: 'failed', finding: { kind: 'hostError', error }, remedies };
}

function passed(id: CheckId, finding: Finding): Check {
  return { id, status: 'passed', finding, remedies: [] };
}

function skipped(id: CheckId, finding: Finding): Check {
  return { id, status: 'skipped', finding, remedies: [] };
}
