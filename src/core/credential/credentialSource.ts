import type { Account } from '../account/account';
import type { GitHost } from '../host/gitHost';
import type { HealthStore } from '../provider/health';
import type { Provider, ProviderDefinition } from '../provider/provider';
import type { CredentialSource, GitAnswer, GitCaller, GitRequest } from './gitRequest';
import type { AskForProvider } from './askOnce';
import { requestedUrl } from './requestedUrl';
import type { Match, Resolver } from './resolver';
import type { TrialAccounts } from './trialAccounts';

export interface CredentialSourceParts {
  readonly resolver: Resolver;
  readonly health: HealthStore;
  readonly trials: TrialAccounts;
  readonly ask: AskForProvider;
  /** One API check of a token that Git says was refused; settles when health says what came of it. */
  readonly verify: (provider: Provider, account: Account) => Promise<void>;
  /** The one line that Git prints when a provider's token is known to be refused. */
  readonly quitReason: (provider: Provider) => string;
  readonly now: () => Date;
}

/** What Git is told: the choice among the providers, their accounts and their health. */
export function createCredentialSource(parts: CredentialSourceParts): CredentialSource {
  const { resolver, health, trials } = parts;
  const verifying = new Map<string, Promise<void>>();

  const serve = (host: GitHost, { baseUrl }: ProviderDefinition, account: Account): GitAnswer => {
    const { expiresAt } = account;
    const lasts = expiresAt !== undefined && !Number.isNaN(Date.parse(expiresAt));
    return { kind: 'credential', ...host.gitCredential(baseUrl, account), ...(lasts && { expiresAt }) };
  };

  const getForHost = async (origin: string): Promise<GitAnswer> => {
    const [only, second] = await resolver.matches({ origin }, true);
    const clear = only !== undefined && second === undefined && only.provider.organization === undefined;
    if (!clear) return { kind: 'declined' };
    const resolution = await resolver.resolve({ origin }, { includeWorkspace: true });
    return resolution.kind === 'chosen'
      ? serve(only.host, only.provider, only.account)
      : { kind: 'declined' };
  };

  const get = async (request: GitRequest, caller: GitCaller): Promise<GitAnswer> => {
    const url = requestedUrl(request);
    if (url === undefined) return { kind: 'declined' };
    if (caller.hostOnly === true) return getForHost(url.origin);
    if (url.segments === undefined) return { kind: 'declined' };
    if (caller.test !== undefined) {
      const trial = trials.find(caller.test, url);
      return trial === undefined ? { kind: 'declined' } : serve(trial.host, trial.definition, trial.account);
    }
    const { username } = request;
    const options = { includeWorkspace: caller.ownWindow, ...(username !== undefined && { username }) };
    const first = await resolver.resolve(url, options);
    const pending = first.kind === 'chosen' ? verifying.get(first.match.provider.id) : undefined;
    await pending;
    const resolution = pending === undefined ? first : await resolver.resolve(url, options);
    switch (resolution.kind) {
      case 'none':
        return { kind: 'declined' };
      case 'refused':
        return { kind: 'quit', reason: parts.quitReason(resolution.match.provider) };
      case 'chosen':
        return serve(resolution.match.host, resolution.match.provider, resolution.match.account);
      case 'ambiguous': {
        const match = await parts.ask(resolution.matches);
        return match === undefined ? { kind: 'declined' } : serve(match.host, match.provider, match.account);
      }
    }
  };

  /** Whether the token that Git reports on is ours now, and whose. One that was ours before, the broker knows. */
  const reported = async (
    request: GitRequest,
    caller: GitCaller,
  ): Promise<{ readonly ours: boolean; readonly match?: Match }> => {
    const url = requestedUrl(request);
    const { password } = request;
    if (url === undefined || password === undefined) return { ours: false };
    const trial = caller.test === undefined ? undefined : trials.find(caller.test, url);
    if (trial?.account.token.equals(password.open()) === true) return { ours: true };
    const found = await resolver.matches(url, true);
    const match = found.find(({ account }) => account.token.equals(password.open()));
    return match === undefined ? { ours: false } : { ours: true, match };
  };

  return {
    get,
    async store(request, caller) {
      const { ours, match } = await reported(request, caller);
      if (match === undefined) return ours;
      const { provider, account } = match;
      const known = health.read(provider.id);
      const current = known?.tokenSavedAt === account.savedAt ? known : undefined;
      if (current === undefined || current.outcome === 'rejected' || current.outcome === 'offline') {
        const checkedAt = parts.now().toISOString();
        await health.write(provider.id, { outcome: 'connected', checkedAt, tokenSavedAt: account.savedAt });
      }
      return ours;
    },
    async erase(request, caller) {
      const { ours, match } = await reported(request, caller);
      if (match !== undefined && !verifying.has(match.provider.id)) {
        const { id } = match.provider;
        const check = parts.verify(match.provider, match.account).finally(() => verifying.delete(id));
        verifying.set(id, check);
      }
      return ours;
    },
  };
}
