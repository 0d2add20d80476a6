import type { Account } from '../../account/account';
import type { AccountInput, AccountSaveProblem, AccountStore } from '../../account/accountStore';
import type { Secret } from '../../account/secret';
import { tokenTwins } from '../../account/tokenTwins';
import type { HostError } from '../../host/hostError';
import { mayHaveArrived } from '../../host/mayHaveArrived';
import type { RotatedToken, RotationRequest } from '../../host/tokenClient';
import type { HealthStore } from '../../provider/health';
import type { Provider } from '../../provider/provider';
import { fail, type Result } from '../../../shared/result';
import { judgeToken, type TokenVerdict } from './judgeToken';
import type { RotationPlan } from './planRotation';
import type { RotationJournal } from './rotationJournal';

/** How a rotation ended. */
export type RotationEnd =
  /** The new token is stored. `left`: other providers that had the old token too and could not be given the new one. */
  | { readonly kind: 'rotated'; readonly token: Secret; readonly left: readonly Provider[] }
  /** The old token works as before. */
  | { readonly kind: 'notBegun'; readonly reason: NotBegun }
  | { readonly kind: 'refused'; readonly error: HostError }
  /** The host's answer did not come back, and the request is not repeated. `error` is absent for a bug. */
  | { readonly kind: 'answerLost'; readonly error?: HostError; readonly old: TokenVerdict }
  /** The old token is dead, and the new one is where the user has put it by hand, if anywhere. */
  | { readonly kind: 'notStored' };

/** Why nothing was sent. */
export type NotBegun =
  /** Another window is rotating a token. */
  | { readonly kind: 'busy' }
  /** The stored token is another one by now. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'hostError'; readonly error: HostError }
  /** The secret store does not keep what it is given: it would lose the new token. */
  | { readonly kind: 'storeFails'; readonly problem: AccountSaveProblem }
  /** The journal cannot be written. */
  | { readonly kind: 'notRecorded' };

export interface RotateOnHostParts {
  readonly accounts: AccountStore;
  readonly health: Pick<HealthStore, 'write'>;
  /** Those that may hold the same token. */
  readonly providers: () => readonly Provider[];
  readonly journal: RotationJournal;
  /** The turn to rotate: one token at a time on this machine. `undefined`: another window has it. */
  readonly takeTurn: () => Promise<{ release(): Promise<void> } | undefined>;
  /**
   * The new token could not be stored: shows it, so that it can be saved by hand, and asks whether to try again.
   * Called again after each try that failed.
   */
  readonly keepByHand: (token: Secret, problem: AccountSaveProblem) => Promise<'again' | 'done'>;
  readonly now: () => Date;
  readonly log: (problem: string, cause: unknown) => void;
}

/**
 * Has the host replace a provider's token. A token that was rotated before must never ask again, because the host then
 * ends its successors: so the token is looked at once more in a turn of its own, and the request goes out once. Before
 * it does, the secret store has shown that it keeps what it is given, and the journal tells the next start of it. What
 * the host answers is stored before anything else. It cannot be cancelled.
 */
export async function rotateOnHost(
  parts: RotateOnHostParts,
  plan: RotationPlan,
  expiresOn: string,
): Promise<RotationEnd> {
  const turn = await parts.takeTurn();
  if (turn === undefined) return notBegun({ kind: 'busy' });
  try {
    return await rotateInTurn(parts, plan, expiresOn);
  } finally {
    await turn.release();
  }
}

async function rotateInTurn(
  parts: RotateOnHostParts,
  plan: RotationPlan,
  expiresOn: string,
): Promise<RotationEnd> {
  const { accounts, journal, log } = parts;
  const { provider, account, client } = plan;
  const current = await accounts.read(provider);
  if (!current.ok || !current.value.token.equals(account.token.open())) return notBegun({ kind: 'changed' });
  const known = await client.identity(endless());
  if (!known.ok) return notBegun({ kind: 'hostError', error: known.error });
  const kept = await accounts.rebind(provider, provider);
  if (!kept.ok) return notBegun({ kind: 'storeFails', problem: kept.error });
  const twins = await tokenTwins(accounts, parts.providers(), provider, account.token);
  const { id, name } = provider;
  const entry = await journal.begin({ id, name }).catch((cause: unknown) => {
    log('A rotation could not be written down', cause);
    return undefined;
  });
  if (entry === undefined) return notBegun({ kind: 'notRecorded' });
  const { username } = known.value;
  const answer = await ask(parts, plan, { expiresOn, ...(username !== undefined && { username }) });
  if (answer.ok) {
    const stored = await store(parts, plan, answer.value);
    await entry.end();
    if (!stored) await noteRejected(parts, provider, account);
    return stored
      ? { kind: 'rotated', token: answer.value.token, left: await storeTwins(parts, twins, answer.value) }
      : { kind: 'notStored' };
  }
  const { error } = answer;
  if (error !== undefined && !mayHaveArrived(error)) {
    await entry.end();
    return { kind: 'refused', error };
  }
  const old = await judgeToken(client);
  if (old === 'dead') await noteRejected(parts, provider, account);
  if (old === 'unknown') entry.leave();
  else await entry.end();
  return { kind: 'answerLost', old, ...(error !== undefined && { error }) };
}

/** `error` is absent where the client broke: then nobody knows what the host has done. */
async function ask(
  { log }: RotateOnHostParts,
  { client }: RotationPlan,
  request: RotationRequest,
): Promise<Result<RotatedToken, HostError | undefined>> {
  try {
    return await client.rotate(request, endless());
  } catch (cause) {
    log('A rotation broke', cause instanceof Error ? cause.name : 'unknown');
    return fail(undefined);
  }
}

/** Tries for as long as the user wants; `false`: the new token is not in the secret store. */
async function store(
  { accounts, keepByHand }: RotateOnHostParts,
  { provider, account }: RotationPlan,
  rotated: RotatedToken,
): Promise<boolean> {
  for (;;) {
    const saved = await saveOrFail(accounts, provider, renewed(account, rotated));
    if (saved.ok) return true;
    if ((await keepByHand(rotated.token, saved.error)) === 'done') return false;
  }
}

/** A store that rejects where it should give a result must not lose the token either. */
async function saveOrFail(
  accounts: AccountStore,
  provider: Provider,
  input: AccountInput,
): Promise<Result<Account, AccountSaveProblem>> {
  try {
    return await accounts.save(provider, input, 'rotated');
  } catch (cause) {
    return fail({ kind: 'notStored', cause });
  }
}

/** The other providers with the old token, which is dead for them too. Gives those that still have it. */
async function storeTwins(
  { accounts }: RotateOnHostParts,
  twins: readonly Provider[],
  rotated: RotatedToken,
): Promise<readonly Provider[]> {
  const left: Provider[] = [];
  for (const twin of twins) {
    const account = await accounts.read(twin);
    const saved = account.ok && (await saveOrFail(accounts, twin, renewed(account.value, rotated))).ok;
    if (!saved) left.push(twin);
  }
  return left;
}

/** The same account with the new token. An expiry that the host does not tell is not that of the old one. */
function renewed({ username, email, tokenKind }: Account, { token, expiresAt }: RotatedToken): AccountInput {
  return {
    token,
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

/** So that Git is not served a token that is known to be dead. */
function noteRejected(
  { health, now }: RotateOnHostParts,
  { id }: Provider,
  { savedAt }: Account,
): Promise<void> {
  return health.write(id, {
    outcome: 'rejected',
    checkedAt: now().toISOString(),
    tokenSavedAt: savedAt,
  });
}

function notBegun(reason: NotBegun): RotationEnd {
  return { kind: 'notBegun', reason };
}

/** The client has its own deadline; a request that changes something is not given up before. */
function endless(): AbortSignal {
  return new AbortController().signal;
}
