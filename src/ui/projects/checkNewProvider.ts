import type { Account } from '../../core/account/account';
import type { RepositoryDetails } from '../../core/host/gitHost';
import type { Project } from '../../core/project/project';
import { repositoryName } from '../../core/project/repositoryName';
import type { Provider } from '../../core/provider/provider';
import { fail, ok, type Result } from '../../shared/result';
import { usableAccount, type SourceProblem, type UsableAccountParts } from '../remoteSources/usableAccount';

export interface CheckNewProviderParts extends UsableAccountParts {
  readonly verify: (provider: Provider, account: Account) => Promise<void>;
}

/** What a provider's account may do in a repository that it can read; absent where the host does not say. */
export type ReadableRepository = Pick<RepositoryDetails, 'canPush' | 'archived'>;

/** Whether a provider can read a project's repository, and push to it. */
export async function checkNewProvider(
  parts: CheckNewProviderParts,
  provider: Provider,
  project: Project,
  signal: AbortSignal,
): Promise<Result<ReadableRepository, SourceProblem>> {
  const usable = await usableAccount(parts, provider);
  if (!usable.ok) return usable;
  const { host, account } = usable.value;
  const fullName = repositoryName(provider, host, project.repositoryUrl);
  if (fullName === undefined) return fail({ kind: 'host', error: { kind: 'notFound' } });
  const client = await host.connect(provider.baseUrl, account);
  const found = await client.repository(fullName, signal);
  if (found.ok) return ok(found.value);
  if (found.error.kind === 'unauthorized') await parts.verify(provider, account);
  return fail({ kind: 'host', error: found.error });
}
