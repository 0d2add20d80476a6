import type { Identity, TokenShape } from '../host/gitHost';
import { daysLeft } from '../provider/providerState';
import { expiryCheck } from './checks/expiryCheck';
import { hostChecks } from './checks/hostChecks';
import { authenticatedCheck, emailMissingCheck, identityCheck, refusedCheck } from './checks/identityChecks';
import { rateLimitCheck } from './checks/rateLimitCheck';
import { scopesCheck } from './checks/scopesCheck';
import { answerOf, problemOf, type StepResult } from './checks/stepResult';
import { hostWord, tokenCheck } from './checks/tokenCheck';
import { inStep, type ConnectionTestInput } from './connectionTestInput';
import { checkIds, skipped, type Check, type CheckId, type Report } from './report';
import { testAccess } from './testAccess';

/**
 * Tests one account against its host. The steps share their requests (each is made once), those that do not depend on
 * each other run at the same time, and one that hangs holds no other. A token that the host refuses knocks no second
 * time. Rejects with the signal's reason when it is aborted.
 */
export async function testConnection(input: ConnectionTestInput): Promise<Report> {
  const { definition, account, host, session } = input;
  const { client } = session;
  const checks = new Map<CheckId, Check>();
  const note = (...done: readonly Check[]): void => {
    for (const check of done) {
      checks.set(check.id, check);
      input.onCheck?.(check);
    }
  };
  const hasFailed = (id: CheckId): boolean => checks.get(id)?.status === 'failed';
  const shape = host.recognizeToken(account.token, definition.baseUrl);
  const certain = shape.warning === undefined;
  const emailMissing = lacksEmail(input) && (certain || shape.warning === 'truncated');
  if (certain) note(tokenCheck(shape, 'silent', input.labelOf));
  if (emailMissing) note(emailMissingCheck());
  const asked = emailMissing ? undefined : inStep(input, (signal) => client.identity(signal));
  const testHost = async (): Promise<void> => {
    const product = await inStep(input, (signal) => client.product(signal));
    const identity = problemOf(product) === undefined ? undefined : await asked;
    note(...hostChecks(definition.baseUrl, product, identity));
  };
  const testToken = async (): Promise<StepResult<Identity> | undefined> => {
    const answer = await asked;
    if (!certain) note(tokenCheck(shape, hostWord(answer), input.labelOf));
    const known = answer && answerOf(answer);
    if (known !== undefined) await testIdentity(input, withKind(known, shape), note);
    return answer;
  };
  const [identified] = await Promise.all([testToken(), testHost()]);
  const identity = identified && answerOf(identified);
  const tokenKind = identity?.tokenKind ?? shape.kind;
  if (identified !== undefined && !hasFailed('reach') && !hasFailed('product')) {
    note(...refusedChecks(input, identified));
  }
  if (!hasFailed('reach')) note(rateLimitCheck(client.rateLimit() ?? identity?.rateLimit));
  return {
    checks: checkIds.map((id) => checks.get(id) ?? skipped(id, { kind: 'notReached' })),
    ...(identity?.username !== undefined && { username: identity.username }),
    ...(identity?.expiresAt !== undefined && { expiresAt: identity.expiresAt }),
    ...(tokenKind !== undefined && { tokenKind }),
  };
}

function lacksEmail({ host, definition, account }: ConnectionTestInput): boolean {
  return account.email === undefined && host.needsEmail(definition.baseUrl, account.token);
}

/** What goes with the token, where the host takes both together. */
function emailOf({ host, definition, account }: ConnectionTestInput): string | undefined {
  return host.needsEmail(definition.baseUrl, account.token) ? account.email : undefined;
}

function withKind(identity: Identity, { kind }: TokenShape): Identity {
  const tokenKind = identity.tokenKind ?? kind;
  return { ...identity, ...(tokenKind !== undefined && { tokenKind }) };
}

/** What an accepted token tells of itself, and what it opens. */
async function testIdentity(
  input: ConnectionTestInput,
  identity: Identity,
  note: (...done: readonly Check[]) => void,
): Promise<void> {
  const { definition, account, host, now } = input;
  const { tokenKind, expiresAt = account.expiresAt, scopes } = identity;
  note(
    authenticatedCheck(tokenKind),
    identityCheck(account, identity, host.capabilities(definition.baseUrl), emailOf(input)),
    expiryCheck(expiresAt, now()),
    scopesCheck(host, definition, scopes, tokenKind),
  );
  await testAccess(input, identity, note);
}

/** Where the host does not say why it refuses, what it once told of the expiry does. */
function refusedChecks(input: ConnectionTestInput, identified: StepResult<Identity>): readonly Check[] {
  const {
    account: { expiresAt },
    now,
  } = input;
  const problem = problemOf(identified);
  if (problem === undefined) return [];
  const refused = 'kind' in problem && problem.kind === 'unauthorized';
  if (!refused || (daysLeft(expiresAt, now()) ?? 0) >= 0) return [refusedCheck(problem, emailOf(input))];
  return [refusedCheck({ ...problem, reason: 'expired' }, undefined), expiryCheck(expiresAt, now())];
}
