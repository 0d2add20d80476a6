import * as v from 'valibot';
import type { Repository } from '../../core/host/gitHost';

export const accountAnswer = v.object({
  login: v.string(),
  name: v.nullish(v.string()),
  email: v.nullish(v.string()),
  type: v.optional(v.string()),
});

/** `installed_version` is GitHub Enterprise Server's. */
export const metaAnswer = v.object({ installed_version: v.optional(v.string()) });

export const organizationsAnswer = v.array(v.object({ login: v.string() }));

/** `permissions` are those of the user, whatever the token may do. */
export const permissionsAnswer = v.object({ permissions: v.optional(v.object({ admin: v.boolean() })) });

export const membershipAnswer = v.object({ state: v.string() });

export const errorAnswer = v.object({ message: v.string() });

export const repositoryAnswer = v.object({
  full_name: v.string(),
  clone_url: v.string(),
  html_url: v.string(),
  private: v.boolean(),
  description: v.nullish(v.string()),
  default_branch: v.nullish(v.string()),
  pushed_at: v.nullish(v.string()),
  updated_at: v.nullish(v.string()),
});

export const repositoryDetailsAnswer = v.object({
  ...repositoryAnswer.entries,
  archived: v.optional(v.boolean()),
  permissions: v.optional(v.object({ admin: v.boolean(), push: v.boolean() })),
});

/** Some lists hold `null` for a repository that is being deleted. */
export const repositoriesAnswer = v.array(v.nullable(repositoryAnswer));

export const installationAnswer = v.object({ total_count: v.number(), repositories: repositoriesAnswer });

export const searchAnswer = v.object({ total_count: v.number(), items: repositoriesAnswer });

export function repositoriesOf(answers: v.InferOutput<typeof repositoriesAnswer>): readonly Repository[] {
  return answers.flatMap((answer) => (answer === null ? [] : [repositoryOf(answer)]));
}

export function repositoryOf(answer: v.InferOutput<typeof repositoryAnswer>): Repository {
  const updatedAt = Date.parse(answer.pushed_at ?? answer.updated_at ?? '');
  return {
    fullName: answer.full_name,
    cloneUrl: answer.clone_url,
    webUrl: answer.html_url,
    private: answer.private,
    ...(answer.description ? { description: answer.description } : {}),
    ...(answer.default_branch ? { defaultBranch: answer.default_branch } : {}),
    ...(Number.isNaN(updatedAt) ? {} : { updatedAt: new Date(updatedAt).toISOString() }),
  };
}
