import { CancellationError, l10n, ThemeIcon } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { blocksGit, providerState } from '../../core/provider/providerState';
import { accountLabel, providerIdOf, type Session } from '../../core/session/session';
import type { Sessions } from '../../core/session/sessions';
import { answersQuery, readSessionScopes, type SessionQuery } from '../../core/session/sessionScopes';
import { runCommand } from '../commands/command';
import { providerItem } from '../commands/pickProvider';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { refusalSentence } from '../words/refusalWords';
import { stateLabel } from '../words/stateWords';
import { followTests } from './followTests';

export interface AskForSessionParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
  readonly sessions: Sessions;
  readonly tester: Pick<ConnectionTester, 'onDidChange' | 'isTesting'>;
}

/**
 * The user picks the provider that an extension gets, or adds one. A token that is missing or refused is entered on
 * the way. Rejects when the user cancels, or when the scopes can mean no provider.
 *
 * @param account id of the session that the extension had
 */
export async function askForSession(
  parts: AskForSessionParts,
  scopes: readonly string[],
  account?: string,
): Promise<Session> {
  const { directory, sessions } = parts;
  const refusal = directory.policy().refuses('read');
  if (refusal !== undefined) throw new Error(refusalSentence(refusal));
  const query = readSessionScopes(scopes, parts.hosts);
  if (query === undefined) {
    throw new Error(l10n.t('Git Providers does not know what is meant by {0}.', scopes.join(', ')));
  }
  const provider = (await pick(parts, query, account)) ?? (await add(parts, query));
  const state = await stateOf(parts, provider);
  // Git and extensions fail with the same tokens.
  const needsToken = state.kind === 'tokenMissing' || blocksGit(state);
  if (needsToken) await runCommand('updateToken', provider.id);
  const session = await sessions.grant(provider, scopes);
  if (session !== undefined) return session;
  const left = await stateOf(parts, provider);
  if (left.kind === 'tokenMissing') throw new CancellationError();
  throw new Error(`${provider.name}: ${stateLabel(left)}`);
}

/** `undefined`: the user wants to add one. */
async function pick(
  parts: AskForSessionParts,
  query: SessionQuery,
  account: string | undefined,
): Promise<Provider | undefined> {
  const { directory, hosts } = parts;
  const candidates = directory.current().providers.filter((provider) => answersQuery(provider, query));
  const had = candidates.find(({ id }) => account !== undefined && id === providerIdOf(account));
  const active = had ?? candidates[0];
  const refusal = directory.policy().refuses('write');
  // A provider that is named by its id cannot be added.
  const canAdd = refusal === undefined && query.providerId === undefined;
  if (candidates.length === 0 && !canAdd) {
    throw new Error(refusal === undefined ? l10n.t('There is no such provider.') : refusalSentence(refusal));
  }
  const items = await Promise.all(
    candidates.map(async (provider) => {
      const detail = await detailOf(parts, provider);
      return { ...providerItem(provider, hosts), detail };
    }),
  );
  const adding: ChoiceItem<undefined> = {
    label: l10n.t('Add Provider…'),
    iconPath: new ThemeIcon('add'),
    value: undefined,
    alwaysShow: true,
  };
  const picked = await askChoice<Provider | undefined>({
    title: l10n.t('Sign In with Git Providers'),
    placeholder: l10n.t('Which provider’s token may the extension have?'),
    items: canAdd ? [...items, adding] : items,
    ...(active !== undefined && { active }),
  });
  if (picked.kind !== 'next') throw new CancellationError();
  return picked.value;
}

async function add({ directory, tester }: AskForSessionParts, query: SessionQuery): Promise<Provider> {
  const before = directory.current().byId;
  const { type, baseUrl } = query;
  const tests = followTests(tester);
  try {
    await runCommand('addProvider', { prefill: { type, baseUrl } });
    const added = directory.current().providers.filter(({ id }) => !before.has(id));
    const [first] = added;
    if (first === undefined) throw new CancellationError();
    const fitting = added.find((provider) => answersQuery(provider, query));
    if (fitting === undefined) {
      throw new Error(l10n.t('“{0}” is not the provider that the extension asks for.', first.name));
    }
    // The test tells whose token it is, and VS Code keeps the user's consent under the name of the account.
    await tests.ended(fitting.id);
    return fitting;
  } finally {
    tests.dispose();
  }
}

async function stateOf({ summaries, health, now }: AskForSessionParts, provider: Provider) {
  return providerState(provider, await summaries.of(provider), health.read(provider.id), now());
}

async function detailOf(parts: AskForSessionParts, provider: Provider): Promise<string> {
  const account = await parts.summaries.of(provider);
  const state = await stateOf(parts, provider);
  const works = !('kind' in account) && !blocksGit(state);
  return works ? accountLabel(provider, account.username) : stateLabel(state);
}
