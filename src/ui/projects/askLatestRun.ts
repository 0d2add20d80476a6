import type { Account } from '../../core/account/account';
import type { HostClient } from '../../core/host/gitHost';
import type { Project } from '../../core/project/project';
import type { ProjectRun } from '../../core/project/projectRun';
import { repositoryName } from '../../core/project/repositoryName';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { fail, ok, type Result } from '../../shared/result';
import { usableAccount, type SourceProblem, type UsableAccountParts } from '../remoteSources/usableAccount';

export interface AskLatestRunParts extends UsableAccountParts {
  readonly directory: Pick<ProviderDirectory, 'current'>;
  /** One check of a token that the host has just refused, so that it is known everywhere. */
  readonly verify: (provider: Provider, account: Account) => Promise<void>;
}

/** Default branches that were learnt, by provider and repository. */
export type KnownBranches = Map<string, string>;

/**
 * The latest run of a project.
 *
 * @param branch the repository's default branch where absent, which the host is asked for unless it is known
 */
export async function askLatestRun(
  parts: AskLatestRunParts,
  project: Project,
  branch: string | undefined,
  branches: KnownBranches,
  signal: AbortSignal,
): Promise<Result<ProjectRun, SourceProblem>> {
  const provider = parts.directory.current().byId.get(project.providerId);
  if (provider === undefined) return fail({ kind: 'gone' });
  const usable = await usableAccount(parts, provider);
  if (!usable.ok) return usable;
  const { host, account } = usable.value;
  const fullName = repositoryName(provider, host, project.repositoryUrl);
  if (fullName === undefined) return ok({ kind: 'failed', error: { kind: 'notFound' } });
  const client = await host.connect(provider.baseUrl, account);
  const run = await ask(client, fullName, branch ?? branches.get(`${provider.id} ${fullName}`), signal);
  if ('branch' in run) {
    if (branch === undefined) branches.set(`${provider.id} ${fullName}`, run.branch);
  } else if (run.kind === 'failed' && run.error.kind === 'unauthorized') {
    await parts.verify(provider, account);
  }
  return ok(run);
}

async function ask(
  client: HostClient,
  fullName: string,
  known: string | undefined,
  signal: AbortSignal,
): Promise<ProjectRun> {
  let branch = known;
  if (branch === undefined) {
    const details = await client.repository(fullName, signal);
    if (!details.ok) return { kind: 'failed', error: details.error };
    branch = details.value.defaultBranch;
  }
  if (branch === undefined) return { kind: 'empty' };
  const run = await client.latestRun(fullName, branch, signal);
  if (!run.ok) return { kind: 'failed', error: run.error };
  return run.value === undefined ? { kind: 'never', branch } : { kind: 'run', branch, run: run.value };
}
