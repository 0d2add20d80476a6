import { join } from 'node:path';
import { commands } from 'vscode';
import { cloneOf } from './cloneOf';
import { namesIn } from './findPipelineFile';
import type { ChosenProvider, ChosenRepository } from './projectAnswers';

/**
 * Has VS Code's Git clone a repository into a new folder, with its own progress, cancel and words for failures; gives
 * the folder. `undefined`: there is no clone.
 *
 * @param git path of VS Code's Git
 */
export async function cloneInto(
  git: string,
  parent: string,
  { provider, host, details }: ChosenProvider & ChosenRepository,
  key: string,
): Promise<string | undefined> {
  const before = new Set(await namesIn(parent));
  try {
    await commands.executeCommand('git.clone', details.cloneUrl, parent, { postCloneAction: 'none' });
  } catch {
    // Git has said why; what counts is what is there.
  }
  // Where the name is taken Git chooses another one, and the command does not tell which.
  for (const name of await namesIn(parent)) {
    const folder = join(parent, name);
    const clone = before.has(name) ? undefined : await cloneOf(git, folder, { provider, host }, key);
    if (clone !== undefined) return folder;
  }
  return undefined;
}
