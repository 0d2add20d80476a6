import * as v from 'valibot';
import { decodeDefinition } from './decodeDefinition';
import type { EntryProblem } from './definitionProblem';
import { nameKey, type KnownHost } from './definitionRules';
import type { ProjectProblem } from '../project/decodeProject';
import type { Project } from '../project/project';
import { readProjects } from '../project/readProjects';
import type { Policy, Refusal } from '../permission/permission';
import type { Provider, Scope } from './provider';
import type { SettingsLayer } from './settingsLayer';

/** All providers of all scopes at one moment. */
export interface Directory {
  /** User scope first, then workspace, then folders; in the order of the settings within each. */
  readonly providers: readonly Provider[];
  readonly byId: ReadonlyMap<string, Provider>;
  readonly problems: readonly EntryProblem[];
  /** The default that counts here: the workspace's before the user's, active ones only. */
  readonly defaultProvider: Provider | undefined;
  /** The scopes that name a default, and which, usable or not. */
  readonly defaults: readonly { readonly scope: Scope; readonly id: string }[];
  readonly projects: readonly Project[];
  readonly projectProblems: readonly ProjectProblem[];
  /** Why nothing is shown at all. */
  readonly refusal?: Refusal;
}

/**
 * Reads every scope. An entry that cannot be used becomes a problem and hides no other one. Of two entries with
 * one id or name the earlier layer's stands, so that a workspace can never displace a user's provider.
 *
 * @param layers user settings first
 */
export function readDirectory(
  layers: readonly SettingsLayer[],
  hosts: readonly KnownHost[],
  policy: Policy,
): Directory {
  const refusal = policy.refuses('read');
  if (refusal !== undefined) {
    return {
      providers: [],
      byId: new Map(),
      problems: [],
      defaultProvider: undefined,
      defaults: [],
      projects: [],
      projectProblems: [],
      refusal,
    };
  }
  const byId = new Map<string, Provider>();
  const names = new Set<string>();
  const problems: EntryProblem[] = [];
  for (const { scope, providers } of layers) {
    if (providers === undefined) continue;
    if (!v.is(v.record(v.string(), v.unknown()), providers) || Array.isArray(providers)) {
      problems.push({ scope, error: 'notAnObject' });
      continue;
    }
    for (const [id, entry] of Object.entries(providers)) {
      const decoded = decodeDefinition(id, entry, hosts);
      const name = decoded.ok ? decoded.value.name : nameOf(entry);
      const shown = { scope, id, ...(name !== undefined && { name }) };
      if (!decoded.ok) problems.push({ ...shown, error: decoded.error });
      else if (!policy.allowsHost(decoded.value.baseUrl)) {
        problems.push({ ...shown, error: { field: 'baseUrl', problem: 'hostNotAllowed' } });
      } else if (byId.has(id)) problems.push({ ...shown, error: { field: 'id', problem: 'idTaken' } });
      else if (names.has(nameKey(decoded.value.name))) {
        problems.push({ ...shown, error: { field: 'name', problem: 'nameTaken' } });
      } else {
        byId.set(id, { ...decoded.value, scope });
        names.add(nameKey(decoded.value.name));
      }
    }
  }
  const defaults = layers.flatMap(({ scope, defaultProvider: id }) =>
    typeof id === 'string' && id !== '' ? [{ scope, id }] : [],
  );
  const defaultProvider = defaults
    .map(({ id }) => byId.get(id))
    .findLast((each) => each?.status === 'active');
  const { projects, problems: projectProblems } = readProjects(layers);
  const providers = [...byId.values()];
  return { providers, byId, problems, defaultProvider, defaults, projects, projectProblems };
}

function nameOf(entry: unknown): string | undefined {
  const named = v.safeParse(v.object({ name: v.string() }), entry);
  return named.success ? named.output.name.slice(0, 100) : undefined;
}
