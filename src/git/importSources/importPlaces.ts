import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../gitEnvironment';

/** What decides where other programs keep their settings. */
export interface Machine {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  /** The user's own directory. */
  readonly home: string;
}

/** Where `gh` keeps its hosts. Source: GitHub CLI manual, "gh help environment", `GH_CONFIG_DIR`. */
export function ghHostsFile({ environment, platform, home }: Machine): string {
  const own = value(environment, 'GH_CONFIG_DIR');
  if (own !== undefined) return join(own, 'hosts.yml');
  const shared = value(environment, 'XDG_CONFIG_HOME');
  if (shared !== undefined) return join(shared, 'gh', 'hosts.yml');
  const roaming = value(environment, 'APPDATA') ?? value(environment, 'AppData');
  if (platform === 'win32' && roaming !== undefined) return join(roaming, 'GitHub CLI', 'hosts.yml');
  return join(home, '.config', 'gh', 'hosts.yml');
}

/**
 * Where `glab` keeps its settings: in `~/.config` where there is such a file, and otherwise in the platform's own place.
 * Source: GitLab CLI documentation, "Configure the CLI", and `glab config path`.
 */
export async function glabConfigFile({ environment, platform, home }: Machine): Promise<string> {
  const own = value(environment, 'GLAB_CONFIG_DIR');
  if (own !== undefined) return join(own, 'config.yml');
  const usual = join(home, '.config', 'glab-cli', 'config.yml');
  if (await exists(usual)) return usual;
  const shared = value(environment, 'XDG_CONFIG_HOME') ?? platformConfig({ environment, platform, home });
  return shared === undefined ? usual : join(shared, 'glab-cli', 'config.yml');
}

function platformConfig({ environment, platform, home }: Machine): string | undefined {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return platform === 'win32' ? value(environment, 'LOCALAPPDATA') : undefined;
}

function value(environment: Environment, name: string): string | undefined {
  const text = environment[name];
  return text === '' ? undefined : text;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
