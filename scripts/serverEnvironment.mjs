/** What a surrounding VS Code, npm or test runner leaves in the environment, and a Git that is not ours to change. */
const foreign =
  /^(VSCODE_|ELECTRON_|npm_|VITEST|TEST$|NODE_ENV$|NODE_OPTIONS$|GIT_ASKPASS$|GIT_CONFIG|GIT_DIR$|GIT_TERMINAL_PROMPT$|SSH_ASKPASS)/;

/**
 * The environment of a server that shares nothing with the user who runs it: own home, own XDG folders.
 *
 * @param {{ home: string, config: string, share: string, cache: string, runtime: string }} folders
 * @param {Record<string, string>} extra
 */
export function serverEnvironment(folders, extra) {
  const inherited = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !foreign.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: folders.home,
    ...(process.platform === 'win32' ? { USERPROFILE: folders.home } : {}),
    XDG_CONFIG_HOME: folders.config,
    XDG_DATA_HOME: folders.share,
    XDG_CACHE_HOME: folders.cache,
    XDG_RUNTIME_DIR: folders.runtime,
    ...extra,
  };
}
