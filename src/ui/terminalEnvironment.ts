import * as v from 'valibot';
import { l10n, workspace, type EnvironmentVariableCollection } from 'vscode';
import type { Environment, IncludeEntry } from '../git/gitEnvironment';
import { withInclude } from '../git/gitEnvironment';
import type { Result } from '../shared/result';

const terminalVariables = v.record(v.string(), v.nullable(v.string()));

/**
 * The variables that new terminals begin with: those of VS Code, changed by the user's `terminal.integrated.env`
 * setting. Our entry is counted from these.
 */
export function terminalBase(own: Environment): Environment {
  const platform = { darwin: 'osx', win32: 'windows' }[process.platform as string] ?? 'linux';
  const setting = workspace.getConfiguration('terminal.integrated.env').get<unknown>(platform);
  const variables = v.safeParse(terminalVariables, setting);
  const changes = variables.success ? variables.output : {};
  return {
    ...own,
    ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value ?? undefined])),
  };
}

/**
 * Brings the terminals' variables to what our entry needs. Only differences are written: a variable that changes
 * makes VS Code ask for a new terminal.
 */
export function updateTerminals(
  collection: EnvironmentVariableCollection,
  base: Environment,
  includePath: string,
  windowId: string,
): Result<IncludeEntry, 'malformed'> {
  const entry = withInclude(base, includePath, windowId);
  const wanted = entry.ok ? entry.value.changes : {};
  const present: string[] = [];
  collection.forEach((name) => present.push(name));
  for (const name of present) if (!(name in wanted)) collection.delete(name);
  for (const [name, value] of Object.entries(wanted)) {
    if (collection.get(name)?.value !== value) collection.replace(name, value);
  }
  collection.persistent = true;
  collection.description = l10n.t('Lets Git in this terminal use the accounts of Git Providers.');
  return entry;
}

/** Takes our variables out of new terminals. The include file that open ones still name is empty then. */
export function leaveTerminals(collection: EnvironmentVariableCollection): void {
  const present: string[] = [];
  collection.forEach((name) => present.push(name));
  if (present.length > 0) collection.clear();
}
