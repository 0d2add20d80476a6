import type { Environment } from './gitEnvironment';

interface Entry {
  readonly index: number;
  readonly key: string;
  readonly ours: boolean;
}

/**
 * The environment for a Git that is to behave as if the extension were not there. Our include entries become
 * settings that mean nothing, so that the count and everybody else's entries stay as they are.
 */
export function withOurEntriesNeutralised(
  environment: Environment,
  includeDirectory: string,
): Record<string, string | undefined> {
  const changed: Record<string, string | undefined> = { ...environment };
  for (const entry of readEntries(environment, includeDirectory)) {
    if (entry.ours) changed[`GIT_CONFIG_KEY_${entry.index}`] = 'gitproviders.declined';
  }
  return changed;
}

/** A helper configured after ours, on the command line or in the environment, would be given our token to store. */
export function anotherHelperFollows(environment: Environment, includeDirectory: string): boolean {
  if (/credential\..*helper|include.*\.path/is.test(environment['GIT_CONFIG_PARAMETERS'] ?? '')) return true;
  const entries = readEntries(environment, includeDirectory);
  const first = entries.findIndex((entry) => entry.ours);
  if (first < 0) return false;
  return entries
    .slice(first)
    .some((entry) => !entry.ours && /^credential\..*helper$|^include/is.test(entry.key));
}

function readEntries(environment: Environment, includeDirectory: string): readonly Entry[] {
  const text = environment['GIT_CONFIG_COUNT'] ?? '';
  const count = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return Array.from({ length: count }, (_, index) => ({
    index,
    key: environment[`GIT_CONFIG_KEY_${index}`] ?? '',
    ours: isOurs(environment[`GIT_CONFIG_VALUE_${index}`] ?? '', includeDirectory),
  }));
}

/** By place and name: another VS Code on this machine, whose terminal started this one, has its own storage. */
function isOurs(value: string, includeDirectory: string): boolean {
  const path = forward(value);
  if (!path.endsWith('.gitconfig')) return false;
  return (
    path.startsWith(`${forward(includeDirectory)}/`) || path.includes('/git-providers.git-providers/git/')
  );
}

function forward(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
