import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fail, ok, type Result } from '../shared/result';
import {
  helperCommand,
  nodeHelperCommand,
  nodeHelperProgram,
  type HelperPlaces,
  type NodeHelper,
} from './helperCommand';
import { renderHelperScript } from './helperScript';
import { gitDirectory, helperPath } from './includeFile';
import { resolveTool } from './resolveTool';
import { writeWhenDifferent } from './writeWhenDifferent';

export interface InstallationOptions {
  /** The extension's global storage. */
  readonly storageDirectory: string;
  readonly runtimeDirectory: string;
  readonly windowId: string;
  /** Absolute path of the Git that VS Code uses; looked up in `searchPath` where it is not known. */
  readonly git?: string;
  readonly searchPath: string;
  /** Workspace folders: no program is taken from below them. */
  readonly forbiddenRoots: readonly string[];
  /** Absolute path of a Node or of Electron, which can be one, and of the bundled helper. */
  readonly node: string;
  readonly nodeHelper: string;
}

/**
 * Puts the credential helper in its place and gives the line that names it: the script where there is a shell and
 * a Git that can reach a socket, Node elsewhere.
 */
export async function installHelper(
  options: InstallationOptions,
): Promise<Result<string, { readonly kind: 'gitMissing' }>> {
  const find = (name: string): Promise<string | undefined> =>
    resolveTool(name, options.searchPath, options.forbiddenRoots);
  const git = options.git ?? (await find('git'));
  if (git === undefined) return fail({ kind: 'gitMissing' });
  const places: HelperPlaces = {
    runtimeDirectory: options.runtimeDirectory,
    includeDirectory: gitDirectory(options.storageDirectory),
    git,
  };
  const inNode: NodeHelper = { node: options.node, script: options.nodeHelper };
  if (process.platform === 'win32') return ok(nodeHelperCommand(inNode, places));
  const sleep = await find('sleep');
  const usable = sleep !== undefined && (await reachesSockets(places)) ? sleep : undefined;
  const program = helperPath(options.storageDirectory, options.windowId);
  const text = usable === undefined ? nodeHelperProgram(inNode, places) : renderHelperScript(places, usable);
  await writeWhenDifferent(program, text, 0o700);
  return ok(helperCommand(program));
}

/** A Git that was built without sockets says so and fails. One that finds nothing at the other end is content. */
function reachesSockets({ git, runtimeDirectory }: HelperPlaces): Promise<boolean> {
  const words = ['credential-cache', '--socket', join(runtimeDirectory, 'nobody'), 'exit'];
  return new Promise((resolve) => {
    execFile(git, words, { timeout: 5_000 }, (error) => {
      resolve(error === null);
    });
  });
}
