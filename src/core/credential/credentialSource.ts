import type { Account } from '../account/account';
import type { GitHost } from '../host/gitHost';
import type { Health, HealthStore } from '../provider/health';
import type { Provider, ProviderDefinition } from '../provider/provider';
import type { CredentialSource, GitAnswer, GitCaller, GitRequest } from './gitRequest';
import type { AnswerLog, AnswerOutcome, AnswerReason } from './answerLog';
import type { AskForProvider } from './askOnce';
import type { ConfirmBinding } from './confirmedBindings';
import { requestedUrl, type RequestedUrl } from './requestedUrl';
import type { Match, Resolution, ResolveOptions, Resolver } from './resolver';
import type { TrialAccounts } from './trialAccounts';

export interface CredentialSourceParts {
  readonly resolver: Resolver;
  readonly health: HealthStore;
  readonly trials: TrialAccounts;
  readonly ask: AskForProvider;
  /** Without it nobody agrees to a workspace's binding. */
  readonly confirm?: ConfirmBinding;
  /** Is told of every answer. */
  readonly answers?: Pick<AnswerLog, 'note'>;
  /** Is told the id of each provider whose credential Git gets. */
  readonly used?: (id: string) => void;
  /** One API check of a token; settles when the account and health say what came of it. */
  readonly verify: (provider: Provider, account: Account) => Promise<void>;
  /** The one line that Git prints when a provider's token is known to be refused. */
  readonly quitReason: (provider: Provider) => string;
  readonly now: () => Date;
}

/** An answer, and what it came from. */
interface Decision {
  readonly answer: GitAnswer;
  readonly reason: AnswerReason;
  readonly provider?: string;
}

const outcomes = { credential: 'given', declined: 'declined', quit: 'refused' } as const;

function declined(reason: AnswerReason): Decision {
  return { answer: { kind: 'declined' }, reason };
}

/** What Git is told: the choice among the providers, their accounts and their health. */
export function createCredentialSource(parts: CredentialSourceParts): CredentialSource {
  const { resolver, health, trials } = parts;
  const verifying = new Map<string, Promise<void>>();

  const serve = (
    host: GitHost,
    { name, baseUrl }: ProviderDefinition,
    account: Account,
    reason: AnswerReason,
  ): Decision => {
    const { expiresAt } = account;
    const lasts = expiresAt !== undefined && !Number.isNaN(Date.parse(expiresAt));
    const credential = host.gitCredential(baseUrl, account);
    return {
      answer: { kind: 'credential', ...credential, ...(lasts && { expiresAt }) },
      reason,
      provider: name,
    };
  };
  const serveMatch = ({ host, provider, account }: Match, reason: AnswerReason): Decision => {
    parts.used?.(provider.id);
    return serve(host, provider, account, reason);
  };

  const check = ({ provider, account }: Match): Promise<void> => {
    const { id } = provider;
    const checking = verifying.get(id) ?? parts.verify(provider, account).finally(() => verifying.delete(id));
    verifying.set(id, checking);
    return checking;
  };
  /** Undefined where this token was never tested. */
  const outcomeOf = ({ provider, account }: Match): Health['outcome'] | undefined => {
    const known = health.read(provider.id);
    return known?.tokenSavedAt === account.savedAt ? known.outcome : undefined;
  };
  /** A check that its credential has to wait for, if any. */
  const checkBefore = (match: Match): Promise<void> | undefined => {
    const { host, provider, account } = match;
    const isNameless = account.username === undefined && host.needsUsername(provider.baseUrl);
    const outcome = outcomeOf(match);
    const isUnasked = outcome === undefined || outcome === 'offline';
    return isNameless && isUnasked ? check(match) : verifying.get(provider.id);
  };
  const resolve = async (url: RequestedUrl, options: ResolveOptions): Promise<Resolution> => {
    const first = await resolver.resolve(url, options);
    const pending = first.kind === 'chosen' ? checkBefore(first.match) : undefined;
    await pending;
    return pending === undefined ? first : resolver.resolve(url, options);
  };

  const decideForHost = async (origin: string): Promise<Decision> => {
    const [only, second] = await resolver.matches({ origin }, true);
    const clear = only !== undefined && second === undefined && only.provider.organization === undefined;
    if (!clear) return declined('nobody');
    const resolution = await resolve({ origin }, { includeWorkspace: true });
    if (resolution.kind === 'chosen') return serveMatch(resolution.match, 'wholeHost');
    return declined(resolution.kind === 'refused' ? 'deadToken' : 'nobody');
  };

  const refuse = ({ provider }: Match): Decision => ({
    answer: { kind: 'quit', reason: parts.quitReason(provider) },
    reason: 'deadToken',
    provider: provider.name,
  });

  /** For whom the user has just decided. */
  const serveWanted = async (url: RequestedUrl, match: Match, reason: AnswerReason): Promise<Decision> => {
    const pending = checkBefore(match);
    if (pending === undefined) return serveMatch(match, reason);
    await pending;
    const found = await resolver.matches(url, true);
    const current = found.find(({ provider }) => provider.id === match.provider.id);
    if (current === undefined) return declined('nobody');
    return resolver.works(current) ? serveMatch(current, reason) : refuse(current);
  };

  const follow = async (url: RequestedUrl, resolution: Resolution): Promise<Decision> => {
    switch (resolution.kind) {
      case 'none':
        return declined('nobody');
      case 'ownLogin':
        return declined('ownLogin');
      case 'refused':
        return refuse(resolution.match);
      case 'chosen':
        return serveMatch(resolution.match, resolution.reason);
      case 'unconfirmed': {
        const agreed = (await parts.confirm?.(resolution.match)) ?? false;
        return agreed ? serveWanted(url, resolution.match, 'confirmed') : follow(url, resolution.otherwise);
      }
      case 'ambiguous': {
        const match = await parts.ask(resolution.matches);
        return match === undefined ? declined('unanswered') : serveWanted(url, match, 'asked');
      }
    }
  };

  const decide = async (request: GitRequest, caller: GitCaller): Promise<Decision> => {
    const url = requestedUrl(request);
    if (url === undefined) return declined('neverServed');
    if (caller.test !== undefined && url.segments !== undefined) {
      const trial = trials.find(caller.test, url);
      if (trial === undefined) return declined('connectionTest');
      return serve(trial.host, trial.definition, trial.account, 'connectionTest');
    }
    if (caller.hostOnly === true) return decideForHost(url.origin);
    if (url.segments === undefined) return declined('neverServed');
    const { username } = request;
    const options = { includeWorkspace: caller.ownWindow, ...(username !== undefined && { username }) };
    return follow(url, await resolve(url, options));
  };

  const note = (
    request: GitRequest,
    outcome: AnswerOutcome,
    reason: AnswerReason,
    provider?: string,
  ): void => {
    parts.answers?.note(request, { outcome, reason, ...(provider !== undefined && { provider }) });
  };

  const get = async (request: GitRequest, caller: GitCaller): Promise<GitAnswer> => {
    const { answer, reason, provider } = await decide(request, caller);
    note(request, outcomes[answer.kind], reason, provider);
    return answer;
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
      note(request, 'stored', ours ? 'ourToken' : 'notOurs', match?.provider.name);
      if (match === undefined) return ours;
      const { provider, account } = match;
      const outcome = outcomeOf(match);
      if (outcome === undefined || outcome === 'rejected' || outcome === 'offline') {
        const checkedAt = parts.now().toISOString();
        await health.write(provider.id, { outcome: 'connected', checkedAt, tokenSavedAt: account.savedAt });
      }
      return ours;
    },
    async erase(request, caller) {
      const { ours, match } = await reported(request, caller);
      note(request, 'erased', ours ? 'ourToken' : 'notOurs', match?.provider.name);
      if (match !== undefined) void check(match);
      return ours;
    },
  };
}
