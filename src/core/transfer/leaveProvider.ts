import type { AccountStore } from '../account/accountStore';
import type { History } from '../history/history';
import type { GitHost } from '../host/gitHost';
import type { HostError } from '../host/hostError';
import type { Project } from '../project/project';
import { scopeKey, type Provider } from '../provider/provider';
import type { ProviderDirectory } from '../provider/providerDirectory';
import type { ProviderSaver, SaveBothProblem } from '../provider/providerSaver';
import { forgetProvider, type ForgetProviderParts } from './forgetProvider';

export interface LeaveChoice {
  /** End the tokens on their hosts, where those can. */
  readonly revoke: boolean;
  readonly deleteDefinitions: boolean;
}

/** What became of a token on its host. `notNeeded`: there was none on this machine. */
export type Revocation =
  | { readonly kind: 'revoked' | 'notNeeded' | 'notAsked' | 'cannot' }
  | { readonly kind: 'failed'; readonly error: HostError }
  /** A bug or a fault of the platform, which the log has. */
  | { readonly kind: 'broke' };

/** One provider that was left, step by step: what did not work is part of the outcome, and stops nothing. */
export interface LeftProvider {
  readonly provider: Provider;
  /** Its projects as they were. */
  readonly projects: readonly Project[];
  readonly detached: 'none' | 'done' | SaveBothProblem;
  readonly revocation: Revocation;
  /** `undefined`: the token could not be taken out of the secret store. */
  readonly token: 'forgotten' | 'none' | undefined;
  readonly definition: 'deleted' | 'kept' | SaveBothProblem;
}

export interface LeaveProviderParts extends ForgetProviderParts {
  readonly directory: Pick<ProviderDirectory, 'projectsOf' | 'reassign'>;
  readonly saver: Pick<ProviderSaver, 'remove'>;
  readonly accounts: Pick<AccountStore, 'read' | 'remove'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly history: Pick<History, 'record'>;
  readonly log: (problem: string, cause: unknown) => void;
}

/** Milliseconds that a host has to end a token. */
const revokeLimitMs = 15_000;

/** Detaches, revokes, deletes and forgets, in that order. A provider that was begun is finished. */
export async function leaveProvider(
  parts: LeaveProviderParts,
  provider: Provider,
  choice: LeaveChoice,
): Promise<LeftProvider> {
  const { directory, saver, accounts, history, log } = parts;
  const { id, name, scope } = provider;
  const projects = directory.projectsOf(id);
  const detached = projects.length === 0 ? undefined : await directory.reassign(projects, undefined);
  const revocation = await revoke(parts, provider, choice);
  const removed = choice.deleteDefinitions ? await saver.remove(provider) : undefined;
  let token: LeftProvider['token'];
  try {
    const wasThere = await accounts.remove(id);
    token = revocation.kind === 'notNeeded' ? 'none' : 'forgotten';
    await forgetProvider(parts, id);
    if (wasThere)
      await history.record({ id, name, scope: scopeKey(scope), action: { kind: 'tokenRemoved' } });
  } catch (cause) {
    log(`Not everything of a provider was forgotten (${name})`, cause);
  }
  return {
    provider,
    projects,
    detached: detached === undefined ? 'none' : detached.ok ? 'done' : detached.error,
    revocation,
    token,
    definition: removed === undefined ? 'kept' : removed.ok ? 'deleted' : removed.error,
  };
}

async function revoke(
  { accounts, hosts, log }: LeaveProviderParts,
  provider: Provider,
  choice: LeaveChoice,
): Promise<Revocation> {
  try {
    const account = await accounts.read(provider);
    // One that was entered for another address is not sent to this one.
    if (!account.ok) return { kind: account.error.kind === 'missing' ? 'notNeeded' : 'cannot' };
    const host = hosts.get(provider.type);
    if (host?.capabilities(provider.baseUrl).revokesTokens !== true) return { kind: 'cannot' };
    if (!choice.revoke) return { kind: 'notAsked' };
    const client = await host.connect(provider.baseUrl, account.value);
    const revoked = await client.revoke(AbortSignal.timeout(revokeLimitMs));
    return revoked.ok ? { kind: 'revoked' } : { kind: 'failed', error: revoked.error };
  } catch (cause) {
    log(`A token could not be revoked (${provider.name})`, cause);
    return { kind: 'broke' };
  }
}
