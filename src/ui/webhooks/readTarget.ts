import * as v from 'valibot';
import { hasControlCharacter } from '../../core/provider/baseUrl';
import type { Provider } from '../../core/provider/provider';
import { repositoryKeyOf } from '../remoteSources/repositoryKeyOf';
import { projectPath } from '../tree/projectPath';
import type { WebhookParts } from './webhookParts';

/** Rows of projects, repositories and providers, and what other extensions pass on. */
const targetArgument = v.object({
  providerId: v.string(),
  repository: v.optional(v.union([v.string(), v.object({ fullName: v.string() })])),
  project: v.optional(v.object({ id: v.string() })),
});

/** What a command was called for. */
export type GivenTarget =
  /** The user is asked for what is absent. */
  | { readonly kind: 'given'; readonly provider?: Provider; readonly fullName?: string }
  /** `gone`: there is no such provider or project. `foreign`: the repository is none of the provider's host. */
  | { readonly kind: 'unusable'; readonly why: 'gone' | 'foreign'; readonly name?: string };

type ReadTargetParts = Pick<WebhookParts, 'hosts'> & {
  readonly directory: Pick<WebhookParts['directory'], 'current'>;
};

/** A project is looked up by its id: what else an argument says of it is not trusted. */
export function readTarget({ directory, hosts }: ReadTargetParts, argument: unknown): GivenTarget {
  const decoded = v.safeParse(targetArgument, argument);
  if (!decoded.success) return { kind: 'given' };
  const { providerId, repository, project: named } = decoded.output;
  const { byId, projects } = directory.current();
  if (named !== undefined) {
    const project = projects.find(({ id }) => id === named.id);
    const provider = byId.get(project?.providerId ?? '');
    const host = hosts.get(provider?.type ?? '');
    if (project === undefined || provider === undefined || host === undefined)
      return { kind: 'unusable', why: 'gone', ...(project && { name: project.name }) };
    if (repositoryKeyOf(provider, host, project.repositoryUrl) === undefined)
      return { kind: 'unusable', why: 'foreign', name: project.name };
    return { kind: 'given', provider, fullName: projectPath({ directory, hosts }, project) };
  }
  const provider = byId.get(providerId);
  if (provider === undefined) return { kind: 'unusable', why: 'gone' };
  const fullName = typeof repository === 'object' ? repository.fullName : repository;
  if (fullName === undefined) return { kind: 'given', provider };
  return isFullName(fullName)
    ? { kind: 'given', provider, fullName }
    : { kind: 'unusable', why: 'foreign', name: fullName };
}

/** Two segments or more, none of which leads elsewhere in the host's API. */
function isFullName(text: string): boolean {
  const segments = text.split('/');
  const plain = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return segments.length >= 2 && plain && !hasControlCharacter(text);
}
