import * as v from 'valibot';
import type { Repository } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import { pickProvider, type PickProviderParts } from '../commands/pickProvider';
import type { StepOutcome, StepPosition } from '../quickInput/wizard';
import { createRepositoryFinder, type RepositoryFinder } from '../remoteSources/repositoryFinder';
import type { UsableAccountParts } from '../remoteSources/usableAccount';
import { askRepository } from './create/askRepository';

export interface PickRepositoryParts extends PickProviderParts, UsableAccountParts {
  readonly tester: Pick<ConnectionTester, 'verify'>;
}

/** A repository, and the provider in whose list it stands. */
export interface ListedRepository {
  readonly provider: Provider;
  readonly repository: Repository;
}

/** A row of a repository. */
const repositoryArgument = v.object({
  providerId: v.string(),
  repository: v.object({
    fullName: v.string(),
    cloneUrl: v.string(),
    webUrl: v.string(),
    private: v.boolean(),
  }),
});

/** The repository that a command was called for. */
export function listedRepository(
  { directory }: Pick<PickRepositoryParts, 'directory'>,
  argument: unknown,
): ListedRepository | undefined {
  const named = v.safeParse(repositoryArgument, argument);
  if (!named.success) return undefined;
  const { providerId, repository } = named.output;
  const provider = directory.current().byId.get(providerId);
  return provider && { provider, repository };
}

/** The repository that a command was called for, or else one of a provider's that the user searches. */
export async function pickRepository(
  parts: PickRepositoryParts,
  argument: unknown,
  title: string,
  placeholder: string,
): Promise<ListedRepository | undefined> {
  const given = listedRepository(parts, argument);
  if (given !== undefined) return given;
  const provider = await pickProvider(parts, argument, title, ({ status }) => status === 'active');
  if (provider === undefined) return undefined;
  // The only step has no number.
  const position = { step: 0, total: 0, canGoBack: false };
  const found = await searchRepository(parts, provider, { title, placeholder, position });
  return found.kind === 'next' ? { provider, repository: found.value } : undefined;
}

export interface SearchQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly position: StepPosition;
}

/** Lets the user search a provider's repositories, as they type. */
export async function searchRepository(
  parts: PickRepositoryParts,
  provider: Provider,
  question: SearchQuestion,
): Promise<StepOutcome<Repository>> {
  const { tester } = parts;
  const seen = new Map<string, Repository>();
  const finder = createRepositoryFinder({
    ...parts,
    verify: (each, account) => tester.verify(each, account),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const remembering: RepositoryFinder = {
    async find(id, text) {
      const found = await finder.find(id, text);
      for (const each of found.ok ? found.value : []) seen.set(each.fullName, each);
      return found;
    },
  };
  const answer = await askRepository({ ...question, finder: remembering, providerId: provider.id, open: [] });
  if (answer.kind !== 'next') return answer;
  const repository = seen.get(answer.value);
  return repository === undefined ? { kind: 'cancel' } : { kind: 'next', value: repository };
}
