import type { Account } from '../../account/account';
import { healthOutcome } from '../../diagnosis/healthOutcome';
import type { ConnectionTester, TestProblem } from '../../diagnosis/connectionTester';
import { findCheck, type Report } from '../../diagnosis/report';
import type { GitHost } from '../../host/gitHost';
import type { Health } from '../../provider/health';
import { scopeKey, type Provider } from '../../provider/provider';
import { ok, type Result } from '../../../shared/result';
import { tokenDifference, type TokenDifference, type TokenFacts } from './tokenDifference';

/** What a new token is worth, found out before it takes the old one's place. */
export interface NewTokenTrial {
  readonly report: Report;
  readonly health: Health['outcome'];
  readonly difference: TokenDifference;
  /** The host still takes the old token. */
  readonly oldWorks: boolean;
}

export interface TryNewTokenParts {
  readonly tester: Pick<ConnectionTester, 'testUnsaved'>;
  readonly now: () => Date;
}

/** Milliseconds for what the host tells of the old token. */
const limitMs = 10_000;

/**
 * Tests a new token, which is kept nowhere, and compares it with the old one. Rejects with the signal's reason when it is
 * aborted.
 */
export async function tryNewToken(
  { tester, now }: TryNewTokenParts,
  { provider, host }: { readonly provider: Provider; readonly host: GitHost },
  old: Account,
  fresh: Pick<Account, 'token' | 'email'>,
  signal: AbortSignal,
): Promise<Result<NewTokenTrial, TestProblem>> {
  const account: Account = {
    ...fresh,
    baseUrl: provider.baseUrl.href,
    scope: scopeKey(provider.scope),
    savedAt: now().toISOString(),
  };
  const [tested, before] = await Promise.all([
    tester.testUnsaved(provider, account, signal),
    askOld(host, provider, old, AbortSignal.any([signal, AbortSignal.timeout(limitMs)])),
  ]);
  signal.throwIfAborted();
  if (!tested.ok) return tested;
  const report = tested.value;
  return ok({
    report,
    health: healthOutcome(report),
    difference: tokenDifference(host, before.facts, factsOf(report)),
    oldWorks: before.works,
  });
}

/** What cannot be told of the old token is no reason to stop: it may be the very reason for the new one. */
async function askOld(
  host: GitHost,
  { baseUrl }: Provider,
  old: Account,
  signal: AbortSignal,
): Promise<{ readonly facts: TokenFacts; readonly works: boolean }> {
  const known: TokenFacts = old.username === undefined ? {} : { username: old.username };
  try {
    const client = await host.connect(baseUrl, old);
    const identity = await client.identity(signal);
    if (!identity.ok) return { facts: known, works: false };
    const { username = old.username, scopes } = identity.value;
    const facts = {
      ...(username !== undefined && { username }),
      ...(scopes !== undefined && { scopes }),
    };
    return { facts, works: true };
  } catch {
    return { facts: known, works: false };
  }
}

function factsOf(report: Report): TokenFacts {
  const finding = findCheck(report, 'scopes')?.finding;
  const told = finding?.kind === 'scopesGranted' || finding?.kind === 'scopesMissing';
  return {
    ...(report.username !== undefined && { username: report.username }),
    ...(told && { scopes: finding.granted }),
  };
}
