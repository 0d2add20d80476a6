/** What a helper has to know, so that it looks nothing up. All paths are absolute. */
export interface HelperPlaces {
  readonly runtimeDirectory: string;
  /** Directory of our include files. */
  readonly includeDirectory: string;
  readonly git: string;
}

export interface NodeHelper {
  /** Node, or Electron, which can be one. */
  readonly node: string;
  /** The bundled helper. */
  readonly script: string;
}

/** Value of `credential.helper` that runs a program. Git shows it when the helper tells it to stop. */
export function helperCommand(program: string): string {
  return `!${shellQuoted(program)}`;
}

/** A program that is itself no more than the line which runs the helper in Node. */
export function nodeHelperProgram(helper: NodeHelper, places: HelperPlaces): string {
  return `#!/bin/sh\n${nodeLine(helper, places, 'exec ')} "$1"\n`;
}

/** The same line as a value of `credential.helper`, for Windows, whose files are not programs by their mode. */
export function nodeHelperCommand(helper: NodeHelper, places: HelperPlaces): string {
  return `!${nodeLine(helper, places, '')}`;
}

/** `NODE_OPTIONS` would load a debugger's code into the helper, which gives it back to the Git that it runs. */
function nodeLine(helper: NodeHelper, places: HelperPlaces, exec: string): string {
  const environment = [
    'GIT_PROVIDERS_NODE_OPTIONS="$NODE_OPTIONS"',
    'GIT_PROVIDERS_RUN_AS_NODE="$ELECTRON_RUN_AS_NODE"',
    'NODE_OPTIONS=',
    'ELECTRON_RUN_AS_NODE=1',
  ];
  const words = [helper.node, helper.script, places.runtimeDirectory, places.includeDirectory, places.git];
  return `${environment.join(' ')} ${exec}${words.map(shellQuoted).join(' ')}`;
}

/** One word for a POSIX shell, whatever is in it. The shell of Git for Windows reads paths with slashes. */
export function shellQuoted(text: string): string {
  const path = process.platform === 'win32' ? text.replaceAll('\\', '/') : text;
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
