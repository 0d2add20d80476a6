import * as v from 'valibot';
import type { Repository } from '../../../core/host/gitHost';
import { plainCloneUrl } from '../../transport/cloneUrl';

export const propertiesAnswer = v.object({ version: v.string(), displayName: v.optional(v.string()) });

export const userAnswer = v.object({
  name: v.string(),
  slug: v.optional(v.string()),
  displayName: v.optional(v.string()),
  emailAddress: v.nullish(v.string()),
});

export const projectAnswer = v.object({ key: v.string() });

export const projectsAnswer = v.object({ values: v.array(projectAnswer), isLastPage: v.boolean() });

const linkAnswer = v.object({ href: v.string(), name: v.optional(v.string()) });

export const repositoryAnswer = v.object({
  slug: v.string(),
  description: v.nullish(v.string()),
  public: v.optional(v.boolean()),
  project: projectAnswer,
  links: v.object({ clone: v.optional(v.array(linkAnswer), []), self: v.optional(v.array(linkAnswer), []) }),
});

export const repositoryDetailsAnswer = v.object({
  ...repositoryAnswer.entries,
  name: v.optional(v.string()),
  archived: v.optional(v.boolean()),
});

export const defaultBranchAnswer = v.object({ displayId: v.string() });

export const repositoriesAnswer = v.object({
  values: v.array(repositoryAnswer),
  start: v.optional(v.number(), 0),
  isLastPage: v.boolean(),
  nextPageStart: v.nullish(v.number()),
});

export const errorAnswer = v.object({
  errors: v.array(v.object({ message: v.nullish(v.string()), exceptionName: v.nullish(v.string()) })),
});

/** `href`: the web address of the server, for repositories whose links leave something out. */
export function repositoryOf(answer: v.InferOutput<typeof repositoryAnswer>, href: string): Repository {
  const { slug, project, links } = answer;
  const clone = links.clone.find(({ name }) => name === 'https' || name === 'http')?.href;
  const path = `${encodeURIComponent(project.key)}/${encodeURIComponent(slug)}`;
  return {
    fullName: `${project.key}/${slug}`,
    cloneUrl: plainCloneUrl(clone ?? '') ?? `${href}/scm/${path.toLowerCase()}.git`,
    webUrl: links.self[0]?.href ?? `${href}/projects/${path.replace('/', '/repos/')}`,
    private: answer.public !== true,
    ...(answer.description ? { description: answer.description } : {}),
  };
}
