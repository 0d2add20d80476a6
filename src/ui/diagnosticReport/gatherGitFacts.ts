import { tmpdir } from 'node:os';
import type { Provider } from '../../core/provider/provider';
import { withInclude, type Environment } from '../../git/gitEnvironment';
import { networkSettings, type NetworkTopic } from '../../git/networkSettings';
import { gitVersionText } from '../logging/gitVersionText';
import type { GitIntegration } from '../gitIntegration';
import type { GitFacts, NetworkFact } from './reportFacts';

export interface GitQuestion {
  /** Path of VS Code's Git; absent where there is none. */
  readonly git: string | undefined;
  readonly gitIntegration: Pick<GitIntegration, 'reachesGit' | 'usesFallback'>;
  readonly providers: readonly Provider[];
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

const topics: readonly NetworkTopic[] = ['proxy', 'trust', 'unverified', 'login'];
/** Hosts that Git is asked about: each costs eight runs of Git. */
const askedHosts = 5;

export async function gatherGitFacts(question: GitQuestion): Promise<GitFacts> {
  const { git, gitIntegration, environment, signal } = question;
  const version = git === undefined ? undefined : await gitVersionText(git, signal);
  return {
    reachesGit: gitIntegration.reachesGit(),
    usesFallback: gitIntegration.usesFallback(),
    entry: entryState(environment),
    settings: git === undefined ? [] : await gitNetwork(question, git),
    ...(version !== undefined && { version }),
  };
}

async function gitNetwork(
  { providers, environment, signal }: GitQuestion,
  git: string,
): Promise<readonly NetworkFact[]> {
  const origins = [...new Set(providers.map(({ baseUrl }) => baseUrl.origin))].slice(0, askedHosts);
  const settings = new Map<string, NetworkFact>();
  for (const url of origins) {
    for (const topic of topics) {
      const found = await networkSettings({ git, url, environment, directory: tmpdir(), signal }, topic);
      signal.throwIfAborted();
      // What the environment says is in the report already.
      for (const { name, value } of found.filter((each) => !(each.name in environment))) {
        settings.set(`${name} ${value}`, { name, value });
      }
    }
  }
  return [...settings.values()];
}

/** Our entry is known by where our include files are. */
function entryState(environment: Environment): GitFacts['entry'] {
  if (!withInclude(environment, '', '').ok) return 'malformed';
  const paths = Object.entries(environment).flatMap(([name, value = '']) =>
    name.startsWith('GIT_CONFIG_VALUE_') ? [value.replaceAll('\\', '/')] : [],
  );
  return paths.some((path) => path.includes('/git-providers.git-providers/git/')) ? 'inPlace' : 'missing';
}
