import { Secret } from '../../core/account/secret';
import { hasControlCharacter } from '../../core/provider/baseUrl';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import { fail, ok } from '../../shared/result';
import type { LoginSearch } from './loginSearch';
import { runTool } from './runTool';

export interface TokenQuestionToTool {
  /** Absolute path. */
  readonly program: string;
  readonly words: readonly string[];
  /** Variables that would answer in place of what is stored. */
  readonly overrides: readonly string[];
  /** Variables that keep the program from asking the user. */
  readonly quiet: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Asks a program for the token that it keeps: one line on its standard output. */
export async function tokenFromTool(
  { environment, directory, timeoutMs }: LoginSearch,
  { program, words, overrides, quiet, signal }: TokenQuestionToTool,
): ReturnType<FoundLogin['take']> {
  const kept = Object.entries(environment).filter(([name]) => !overrides.includes(name.toUpperCase()));
  const output = await runTool({
    program,
    words,
    environment: { ...Object.fromEntries(kept), ...quiet },
    directory,
    timeoutMs,
    signal,
  });
  const token = output?.trim() ?? '';
  return token === '' || /\s/.test(token) || hasControlCharacter(token)
    ? fail('gone')
    : ok(new Secret(token));
}
