import * as v from 'valibot';
import type { Octokit } from '@octokit/rest';
import type { HostAccount, NewRepository, Repository } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { refusal, type HostAnswer } from '../transport/answer';
import type { Send } from '../transport/createTransport';
import { decode, decodeIfFits } from '../transport/decode';
import { HostFailure, settle, unwrap } from '../transport/hostFailure';
import { versionPin } from './api';
import { repositoryAnswer, repositoryOf } from './answers';
import { apiUrl } from './deployment';
import { lackedScopes } from './githubError';
import { readUser } from './organization';

/**
 * Makes a repository in an organization or in the account's own place. GitHub knows no organization of a user's name:
 * where it answers so, nothing was made, and the name may be the account's own.
 * Source: GitHub's REST API, "Create an organization repository" and "Create a repository for the authenticated user".
 */
export async function createRepository(
  { api, send, baseUrl, account }: CreateParts,
  repository: NewRepository,
  signal: AbortSignal,
): Promise<Repository> {
  const { organization } = repository;
  const own = { path: '/user/repos', body: bodyOf(repository, true) };
  const post = ({ path, body }: typeof own): Promise<Repository> =>
    postRepository(send, apiUrl(baseUrl) + path, body, signal);
  if (organization === undefined || organization.toLowerCase() === account.username?.toLowerCase()) {
    return post(own);
  }
  const path = `/orgs/${encodeURIComponent(organization)}/repos`;
  const made = await settle(post({ path, body: bodyOf(repository, false) }));
  if (made.ok || made.error.kind !== 'notFound' || account.username !== undefined) return unwrap(made);
  const user = await settle(readUser(api, organization, signal));
  return user.ok && user.value.member === true ? post(own) : unwrap(made);
}

interface CreateParts {
  readonly api: Octokit;
  readonly send: Send;
  readonly baseUrl: BaseUrl;
  readonly account: HostAccount;
}

/** `visibility` is known for organizations only. */
function bodyOf({ name, visibility, description }: NewRepository, own: boolean) {
  return {
    name,
    private: visibility !== 'public',
    ...(own ? {} : { visibility }),
    ...(description === undefined ? {} : { description }),
  };
}

async function postRepository(
  send: Send,
  url: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Repository> {
  const answer = await send(
    {
      method: 'POST',
      url,
      headers: { ...versionPin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      accepts: ({ status, json }) => (status === 404 || status === 422) && json !== undefined,
    },
    signal,
  );
  const error = errorIn(answer);
  if (error !== undefined) throw new HostFailure(error);
  return repositoryOf(decode(repositoryAnswer, answer.json));
}

const problemsAnswer = v.object({
  message: v.string(),
  errors: v.optional(v.array(v.object({ message: v.optional(v.string()) })), []),
});

/** To a token without the scope GitHub says that there is nothing; only the headers tell what it wants. */
function errorIn(answer: HostAnswer): HostError | undefined {
  if (answer.status === 404) return lackedScopes(answer) ?? { kind: 'notFound' };
  if (answer.status !== 422) return undefined;
  const { message, errors = [] } = decodeIfFits(problemsAnswer, answer.json) ?? {};
  const said = errors.flatMap((error) => error.message ?? []);
  if (said.some((each) => /already exists/i.test(each))) return { kind: 'nameTaken' };
  return refusal('notAccepted', said[0] ?? message);
}
