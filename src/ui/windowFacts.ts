import { arch, platform, release } from 'node:os';
import * as v from 'valibot';
import { env, extensions, UIKind, version } from 'vscode';

export const extensionId = 'git-providers.git-providers';

/** Versions of everything around this window but Git. */
export interface WindowFacts {
  readonly extension: string;
  readonly vscode: string;
  /** Of the machine on which the extension runs, `linux x64 6.1.0`. */
  readonly system: string;
  readonly node: string;
  /** Kind of the remote window, such as `ssh-remote`; absent where VS Code runs on this machine. */
  readonly remote?: string;
  readonly face: 'desktop' | 'web';
  /** Language of VS Code, `en`. */
  readonly language: string;
}

const manifest = v.object({ version: v.string() });

export function windowFacts(): WindowFacts {
  const decoded = v.safeParse(manifest, extensions.getExtension(extensionId)?.packageJSON);
  const remote = env.remoteName;
  return {
    extension: decoded.success ? decoded.output.version : 'unknown',
    vscode: version,
    system: `${platform()} ${arch()} ${release()}`,
    node: process.versions.node,
    face: env.uiKind === UIKind.Web ? 'web' : 'desktop',
    language: env.language,
    ...(remote !== undefined && { remote }),
  };
}
