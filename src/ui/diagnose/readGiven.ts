import * as v from 'valibot';
import { troubles, type Trouble } from '../../core/diagnosis/troubleshooting/subject';
import type { Provider } from '../../core/provider/provider';
import { readTarget } from '../webhooks/readTarget';
import type { DiagnoseCommandParts } from './diagnoseCommandParts';

/** What the command was called for. The user is asked for what is absent. */
export interface Given {
  readonly trouble?: Trouble;
  readonly provider?: Provider;
  /** Full name. */
  readonly repository?: string;
  /** Clone address. */
  readonly url?: string;
  readonly webhookId?: string;
  /** VS Code's `SourceControl`, or whatever else it was. */
  readonly place: unknown;
}

const given = v.object({
  trouble: v.optional(v.picklist(troubles)),
  url: v.optional(v.string()),
  webhookId: v.optional(v.string()),
  project: v.optional(v.object({ id: v.string() })),
  repository: v.optional(v.union([v.string(), v.object({ cloneUrl: v.string() })])),
});

type ReadGivenParts = Pick<DiagnoseCommandParts, 'hosts'> & {
  readonly directory: Pick<DiagnoseCommandParts['directory'], 'current'>;
};

/** Rows of providers, projects, repositories and checks, a provider's id, and what other parts pass on. */
export function readGiven(parts: ReadGivenParts, argument: unknown): Given {
  const { byId, projects } = parts.directory.current();
  if (typeof argument === 'string') {
    const provider = byId.get(argument);
    return { place: undefined, ...(provider !== undefined && { provider }) };
  }
  const decoded = v.safeParse(given, argument);
  if (!decoded.success) return { place: argument };
  const { trouble, webhookId, project, repository } = decoded.output;
  const target = readTarget(parts, argument);
  const known = target.kind === 'given' ? target : { kind: 'given' as const };
  const url =
    projects.find(({ id }) => id === project?.id)?.repositoryUrl ??
    (typeof repository === 'object' ? repository.cloneUrl : decoded.output.url);
  return {
    place: argument,
    ...(trouble !== undefined && { trouble }),
    ...(known.provider !== undefined && { provider: known.provider }),
    ...(known.fullName !== undefined && { repository: known.fullName }),
    ...(url !== undefined && { url }),
    ...(webhookId !== undefined && { webhookId, trouble: 'webhook' }),
  };
}
