import type { HostAccount, NewRepository, Repository } from '../../../core/host/gitHost';
import { refusal } from '../../transport/answer';
import { decode, decodeIfFits } from '../../transport/decode';
import { HostFailure } from '../../transport/hostFailure';
import type { Post } from '../post';
import {
  errorAnswer,
  projectsAnswer,
  repositoryAnswer,
  repositoryOf,
  userAnswer,
  workspacesAnswer,
} from './answers';
import type { CloudApi } from './cloudApi';

interface CreateParts extends CloudApi {
  readonly post: Post;
  readonly account: HostAccount;
}

/**
 * Makes a repository in a workspace. Bitbucket puts it into the workspace's oldest project; where it refuses to choose,
 * nothing was made, and the first project that the token sees is named.
 * Source: Bitbucket Cloud's REST API, "Create a repository".
 */
export async function createRepository(
  parts: CreateParts,
  repository: NewRepository,
  signal: AbortSignal,
): Promise<Repository> {
  const { name, visibility, description } = repository;
  const workspace = repository.organization ?? (await readOwnWorkspace(parts, signal));
  // The name in the address becomes the slug, which has no capitals.
  const path = `/repositories/${encodeURIComponent(workspace)}/${encodeURIComponent(name.toLowerCase())}`;
  const body = {
    type: 'repository',
    scm: 'git',
    name,
    is_private: visibility !== 'public',
    ...(description === undefined ? {} : { description }),
  };
  const made = await postRepository(parts.post, path, body, signal);
  if (made !== 'wantsProject') return made;
  const key = await readFirstProject(parts, workspace, signal);
  const second = await postRepository(parts.post, path, { ...body, project: { key } }, signal);
  if (second === 'wantsProject') throw new HostFailure({ kind: 'notAccepted' });
  return second;
}

async function postRepository(
  post: Post,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Repository | 'wantsProject'> {
  const answer = await post(
    path,
    body,
    signal,
    ({ status, json }) => status === 400 && decodeIfFits(errorAnswer, json) !== undefined,
  );
  if (answer.status !== 400) return repositoryOf(decode(repositoryAnswer, answer.json));
  const { message: said = '', fields = {} } = decode(errorAnswer, answer.json).error;
  if (/already exists/i.test(said)) throw new HostFailure({ kind: 'nameTaken' });
  if (/project.*required|specify a project/i.test(said) || 'project' in fields) return 'wantsProject';
  const denied = /permission|privilege|not allowed|cannot create|access/i.test(said);
  throw new HostFailure(refusal(denied ? 'forbidden' : 'notAccepted', said));
}

async function readFirstProject({ get }: CloudApi, workspace: string, signal: AbortSignal): Promise<string> {
  const answer = await get(`/workspaces/${encodeURIComponent(workspace)}/projects`, signal);
  const [first] = decode(projectsAnswer, answer.json).values;
  if (first === undefined) throw new HostFailure({ kind: 'notFound' });
  return first.key;
}

/**
 * The workspace of the account's own name; accounts of today need not have one, and then it is the first that they
 * administer. The tokens of workspaces, projects and repositories act for nobody and have none.
 */
async function readOwnWorkspace(
  { get, actsForUser, account }: CreateParts,
  signal: AbortSignal,
): Promise<string> {
  if (!actsForUser) throw new HostFailure({ kind: 'notFound' });
  const { values } = decode(
    workspacesAnswer,
    (await get('/user/workspaces', signal, { query: { pagelen: '100' } })).json,
  );
  const username = account.username ?? (await readUsername(get, signal));
  const own = values.find(({ workspace }) => workspace.slug.toLowerCase() === username?.toLowerCase());
  const found = own ?? values.find(({ administrator }) => administrator === true);
  if (found === undefined) throw new HostFailure({ kind: 'notFound' });
  return found.workspace.slug;
}

async function readUsername(get: CloudApi['get'], signal: AbortSignal): Promise<string | undefined> {
  const { username, nickname } = decode(userAnswer, (await get('/user', signal)).json);
  return username ?? nickname;
}
