import type { HostAccount, NewRepository, Repository } from '../../../core/host/gitHost';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import { refusal } from '../../transport/answer';
import { decode, decodeIfFits } from '../../transport/decode';
import { HostFailure } from '../../transport/hostFailure';
import type { Get } from '../get';
import type { Post } from '../post';
import { errorAnswer, repositoryAnswer, repositoryOf } from './answers';
import { readIdentity } from './identity';

interface CreateParts {
  readonly get: Get;
  readonly post: Post;
  readonly baseUrl: BaseUrl;
  readonly account: HostAccount;
}

/**
 * Makes a repository in a project by its key, or in the account's personal one, which comes into being with it.
 * Source: Bitbucket Data Center's REST API, "Create repository".
 */
export async function createRepository(
  { get, post, baseUrl, account }: CreateParts,
  { name, visibility, organization, description }: NewRepository,
  signal: AbortSignal,
): Promise<Repository> {
  const key = organization ?? (await ownProject(get, account, signal));
  const answer = await post(
    `/projects/${encodeURIComponent(key)}/repos`,
    {
      name,
      scmId: 'git',
      public: visibility === 'public',
      ...(description === undefined ? {} : { description }),
    },
    signal,
    ({ status, json }) => (status === 400 || status === 409) && json !== undefined,
  );
  if (answer.status === 409) throw new HostFailure({ kind: 'nameTaken' });
  if (answer.status === 400) {
    const said = decodeIfFits(errorAnswer, answer.json)?.errors[0]?.message ?? undefined;
    throw new HostFailure(refusal('notAccepted', said));
  }
  return repositoryOf(decode(repositoryAnswer, answer.json), baseUrl.href);
}

/** The tokens of projects and repositories act for nobody. */
async function ownProject(get: Get, { username }: HostAccount, signal: AbortSignal): Promise<string> {
  const own = username ?? (await readIdentity(get, signal)).username;
  if (own === undefined) throw new HostFailure({ kind: 'notFound' });
  return `~${own}`;
}
