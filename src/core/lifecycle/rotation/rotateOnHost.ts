import type { Account } from '../../account/account';
import type { AccountSaveProblem } from '../../account/accountStore';
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
import { storeRotated, storeTwins, type StoreRotatedParts } from './storeRotated';

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

export interface RotateOnHostParts extends StoreRotatedParts {
  readonly health: Pick<HealthStore, 'write'>;
  /** Those that may hold the same token. */
  readonly providers: () => readonly Provider[];
  readonly journal: RotationJournal;
  /** The turn to rotate: one token at a time on this machine. `undefined`: another window has it. */
  readonly takeTurn: () => Promise<{ release(): Promise<void> } | undefined>;
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
  /** What stays in the journal is looked at once more, which does no harm. */
  const settle = (): Promise<void> =>
    entry.end().catch((cause: unknown) => {
      log('A rotation could not be taken out of the journal', cause);
    });
  const { username } = known.value;
  const answer = await ask(parts, plan, { expiresOn, ...(username !== undefined && { username }) });
  if (answer.ok) {
    const stored = await storeRotated(parts, plan, answer.value);
    await settle();
    if (!stored) await noteRejected(parts, provider, account);
    return stored
      ? {
          kind: 'rotated',
          token: answer.value.token,
          left: await storeTwins(parts, provider, twins, answer.value),
        }
      : { kind: 'notStored' };
  }
  const { error } = answer;
  if (error !== undefined && !mayHaveArrived(error)) {
    await settle();
    return { kind: 'refused', error };
  }
  const old = await judgeToken(client);
  if (old === 'dead') await noteRejected(parts, provider, account);
  if (old === 'unknown') entry.leave();
  else await settle();
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
