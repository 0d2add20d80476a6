import { l10n, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { Ending } from '../../shared/emitter';
import type { GitApi } from '../gitExtension';
import { publishRepository } from './publishRepository';
import { remoteSourcesOf } from './remoteSourcesOf';
import { createRepositoryFinder } from './repositoryFinder';

export interface RemoteSourcesFollowed {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly remembered: RememberedChoices;
  readonly tester: ConnectionTester;
  readonly log: LogOutputChannel;
  readonly now: () => Date;
}

/** What VS Code shows of a provider; another one is another entry. */
type Entry = Pick<Provider, 'id' | 'name' | 'type'>;

/**
 * Offers every active provider with a token in the clone picker and in *Publish Branch*, in the order of the settings,
 * for as long as it is one. No host is asked before somebody opens its list.
 */
export function followRemoteSources(git: GitApi, parts: RemoteSourcesFollowed): Ending {
  const { directory, summaries, hosts, remembered, tester, log } = parts;
  const logFailure = (cause: unknown): void => {
    log.error(
      'A list of repositories or a publication failed',
      cause instanceof Error ? cause : String(cause),
    );
  };
  const verify: ConnectionTester['verify'] = (provider, account) => tester.verify(provider, account);
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const finder = createRepositoryFinder({ ...parts, verify, wait });
  const sources = { finder, directory, hosts, remembered, logFailure };

  let shown: readonly Entry[] = [];
  let registered: readonly Ending[] = [];
  let latest = 0;
  let disposed = false;

  const register = ({ id, name, type }: Entry): readonly Ending[] => {
    const icon = hosts.get(type)?.icon;
    const look = { name, ...(icon !== undefined && { icon }) };
    return [
      git.registerRemoteSourceProvider({
        ...look,
        placeholder: l10n.t('Repository of {0} (type to search)', name),
        supportsQuery: true,
        getRemoteSources: (text = '') => remoteSourcesOf(sources, id, text),
      }),
      git.registerRemoteSourcePublisher({
        ...look,
        async publishRepository(local) {
          const provider = directory.current().byId.get(id);
          if (provider === undefined) return;
          await publishRepository({ ...parts, verify, logFailure }, provider, local);
        },
      }),
    ];
  };
  const close = (): void => {
    for (const each of registered) each.dispose();
    registered = [];
  };
  const update = async (): Promise<void> => {
    const turn = ++latest;
    const active = directory.current().providers.filter(({ status }) => status === 'active');
    const known = await Promise.all(active.map((provider) => summaries.of(provider)));
    if (disposed || turn !== latest) return;
    const wanted = active.filter((_, at) => {
      const summary = known[at];
      return summary !== undefined && !('kind' in summary);
    });
    if (sameEntries(shown, wanted)) return;
    close();
    shown = wanted;
    registered = wanted.flatMap(register);
  };
  const tryUpdate = (): void => {
    update().catch(logFailure);
  };
  const subscriptions = [directory.onDidChange(tryUpdate), summaries.onDidChange(tryUpdate)];
  tryUpdate();
  return {
    dispose: () => {
      disposed = true;
      for (const each of subscriptions) each.dispose();
      close();
    },
  };
}

function sameEntries(before: readonly Entry[], after: readonly Entry[]): boolean {
  return (
    before.length === after.length &&
    after.every(({ id, name, type }, at) => {
      const one = before[at];
      return one?.id === id && one.name === name && one.type === type;
    })
  );
}
