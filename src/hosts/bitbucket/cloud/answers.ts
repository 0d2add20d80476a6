import * as v from 'valibot';
import type { Repository } from '../../../core/host/gitHost';
import { plainCloneUrl } from '../../transport/cloneUrl';

/** `username` and `nickname` are both the short name; which of them is there depends on who asks. */
export const userAnswer = v.object({
  username: v.optional(v.string()),
  nickname: v.optional(v.string()),
  display_name: v.optional(v.string()),
});

export const workspaceAnswer = v.object({ slug: v.string() });

export const workspacesAnswer = v.object({
  values: v.array(v.object({ administrator: v.optional(v.boolean()), workspace: workspaceAnswer })),
  next: v.optional(v.string()),
});

export const projectsAnswer = v.object({ values: v.array(v.object({ key: v.string() })) });

export const repositoryAnswer = v.object({
  full_name: v.string(),
  is_private: v.boolean(),
  description: v.nullish(v.string()),
  updated_on: v.nullish(v.string()),
  mainbranch: v.nullish(v.object({ name: v.optional(v.string()) })),
  links: v.object({
    html: v.object({ href: v.string() }),
    clone: v.array(v.object({ name: v.string(), href: v.string() })),
  }),
});

/** `size` may be absent; `next` is on every page but the last. */
export const repositoriesAnswer = v.object({
  values: v.array(repositoryAnswer),
  size: v.optional(v.number()),
  next: v.optional(v.string()),
});

export const permissionsAnswer = v.object({
  values: v.array(v.object({ permission: v.string(), repository: v.object({ full_name: v.string() }) })),
});

/** `detail` is a text, or names the scopes of a call and those of the token. */
export const errorAnswer = v.object({
  error: v.object({
    message: v.optional(v.string()),
    detail: v.optional(v.unknown()),
    /** Sentences by the field that they are about. */
    fields: v.optional(v.record(v.string(), v.unknown())),
  }),
});

export const scopeDetail = v.object({
  required: v.array(v.string()),
  granted: v.optional(v.array(v.string()), []),
});

export function repositoryOf(answer: v.InferOutput<typeof repositoryAnswer>): Repository {
  const updatedAt = Date.parse(answer.updated_on ?? '');
  const clone = answer.links.clone.find(({ name }) => name === 'https' || name === 'http')?.href;
  return {
    fullName: answer.full_name,
    cloneUrl: plainCloneUrl(clone ?? '') ?? `${answer.links.html.href}.git`,
    webUrl: answer.links.html.href,
    private: answer.is_private,
    ...(answer.description ? { description: answer.description } : {}),
    ...(answer.mainbranch?.name ? { defaultBranch: answer.mainbranch.name } : {}),
    ...(Number.isNaN(updatedAt) ? {} : { updatedAt: new Date(updatedAt).toISOString() }),
  };
}
