import { fail, ok, type Result } from '../shared/result';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variable that tells the helper which window its terminal belongs to. */
const windowVariable = 'GIT_PROVIDERS_WINDOW';

export interface IncludeEntry {
  /** Variables to set. They are the same at every start of the same workspace. */
  readonly changes: Readonly<Record<string, string>>;
  /** The `n` of our `GIT_CONFIG_KEY_n`. */
  readonly index: number;
}

const countLimit = 10_000;

/**
 * Adds our include file to the configuration that Git reads from the environment (`GIT_CONFIG_COUNT` in
 * git-config(1)), after the entries of others, or finds it there. A count that does not fit the keys breaks every
 * Git command, so a malformed one is left alone.
 */
export function withInclude(
  environment: Environment,
  includePath: string,
  windowId: string,
): Result<IncludeEntry, 'malformed'> {
  const count = readCount(environment);
  if (count === undefined) return fail('malformed');
  const index = findInclude(environment, includePath, count) ?? count;
  return ok({
    index,
    changes: {
      GIT_CONFIG_COUNT: String(Math.max(count, index + 1)),
      [`GIT_CONFIG_KEY_${index}`]: 'include.path',
      [`GIT_CONFIG_VALUE_${index}`]: includePath,
      [windowVariable]: windowId,
    },
  });
}

/** Takes our entry out again; those after it move up. `undefined` means that the variable goes. */
export function withoutInclude(environment: Environment, includePath: string): Environment {
  const count = readCount(environment);
  const index = count === undefined ? undefined : findInclude(environment, includePath, count);
  if (count === undefined || index === undefined) return { [windowVariable]: undefined };
  const changes: Record<string, string | undefined> = { [windowVariable]: undefined };
  for (let at = index; at < count; at += 1) {
    for (const name of ['GIT_CONFIG_KEY', 'GIT_CONFIG_VALUE']) {
      changes[`${name}_${at}`] = at + 1 < count ? environment[`${name}_${at + 1}`] : undefined;
    }
  }
  return { ...changes, GIT_CONFIG_COUNT: count > 1 ? String(count - 1) : undefined };
}

/** Changes `process.env`, or an object like it, in place. */
export function applyTo(target: Record<string, string | undefined>, changes: Environment): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(target, name);
    else target[name] = value;
  }
}

/** How many entries there are; undefined where Git would refuse them. Git reads an empty count as none. */
function readCount(environment: Environment): number | undefined {
  const text = environment['GIT_CONFIG_COUNT'] ?? '';
  if (!/^\d*$/.test(text)) return undefined;
  const count = Number(text);
  if (count > countLimit) return undefined;
  for (let index = 0; index < count; index += 1) {
    if ((environment[`GIT_CONFIG_KEY_${index}`] ?? '') === '') return undefined;
    if (environment[`GIT_CONFIG_VALUE_${index}`] === undefined) return undefined;
  }
  return count;
}

function findInclude(environment: Environment, includePath: string, count: number): number | undefined {
  for (let index = 0; index < count; index += 1) {
    if (environment[`GIT_CONFIG_KEY_${index}`]?.toLowerCase() !== 'include.path') continue;
    if (environment[`GIT_CONFIG_VALUE_${index}`] === includePath) return index;
  }
  return undefined;
}
