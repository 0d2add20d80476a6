import * as v from 'valibot';
import type { Repository } from '../../core/host/gitHost';
import { plainCloneUrl } from '../transport/cloneUrl';

/** `commit_email` is told to the account itself. */
export const userAnswer = v.object({
  username: v.string(),
  name: v.nullish(v.string()),
  email: v.nullish(v.string()),
  commit_email: v.nullish(v.string()),
});

export const versionAnswer = v.object({ version: v.string() });

export const tokenAnswer = v.object({ scopes: v.array(v.string()), expires_at: v.nullish(v.string()) });

export const rotatedAnswer = v.object({
  token: v.pipe(v.string(), v.nonEmpty()),
  expires_at: v.nullish(v.string()),
});

export const usersAnswer = v.array(v.object({ username: v.string() }));

export const namespaceAnswer = v.object({ id: v.number() });

export const groupAnswer = v.object({ full_path: v.string() });

export const groupsAnswer = v.array(groupAnswer);

export const projectAnswer = v.object({
  path_with_namespace: v.string(),
  http_url_to_repo: v.string(),
  web_url: v.string(),
  visibility: v.optional(v.string()),
  description: v.nullish(v.string()),
  default_branch: v.nullish(v.string()),
  last_activity_at: v.nullish(v.string()),
});

const access = v.nullish(v.object({ access_level: v.number() }));

export const projectDetailsAnswer = v.object({
  ...projectAnswer.entries,
  archived: v.optional(v.boolean()),
  permissions: v.nullish(v.object({ project_access: access, group_access: access })),
});

/** A list as gitbeaker hands it on; an answer that is no list has no `paginationInfo`. */
export const listAnswer = v.object({
  data: v.array(projectAnswer),
  paginationInfo: v.object({
    total: v.optional(v.unknown()),
    totalPages: v.optional(v.unknown()),
    next: v.optional(v.unknown()),
  }),
});

/** GitLab leaves the total out of large sets, and the next page on the last one. */
export const count = v.pipe(v.number(), v.integer());

/** `message` is an object on 400; OAuth's errors have `error` and `error_description` instead. */
export const errorAnswer = v.object({
  message: v.optional(v.unknown()),
  error: v.optional(v.unknown()),
  error_description: v.optional(v.string()),
  scope: v.optional(v.string()),
});

export function repositoryOf(answer: v.InferOutput<typeof projectAnswer>): Repository {
  const updatedAt = Date.parse(answer.last_activity_at ?? '');
  return {
    fullName: answer.path_with_namespace,
    cloneUrl: plainCloneUrl(answer.http_url_to_repo) ?? `${answer.web_url}.git`,
    webUrl: answer.web_url,
    // `internal` is not for everybody either; a host that leaves it out shows nothing to the public.
    private: answer.visibility !== 'public',
    ...(answer.description ? { description: answer.description } : {}),
    ...(answer.default_branch ? { defaultBranch: answer.default_branch } : {}),
    ...(Number.isNaN(updatedAt) ? {} : { updatedAt: new Date(updatedAt).toISOString() }),
  };
}
