import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { l10n, ProgressLocation, window, workspace } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import { loginPlace } from '../../core/transfer/loginPlace';
import { withoutDoubles } from '../../core/transfer/loginTargets';
import type { GitIntegration } from '../gitIntegration';
import { editorLogins } from './editorLogins';
import { openRemotes } from './openRemotes';

export interface SearchLoginsParts {
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly directory: ProviderDirectory;
  readonly gitIntegration: Pick<GitIntegration, 'plainEnvironment'>;
}

export interface SearchedLogins {
  readonly logins: readonly FoundLogin[];
  dispose(): Promise<void>;
}

/** Milliseconds that a program may take: a keyring may have to be opened first. */
const timeoutMs = 15_000;

/** Looks at other programs and at VS Code's own accounts, with progress; `undefined`: the user cancelled. */
export async function searchLogins(parts: SearchLoginsParts): Promise<SearchedLogins | undefined> {
  const abort = new AbortController();
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Looking for logins on this machine'),
    cancellable: true,
  };
  try {
    return await window.withProgress(options, (_progress, token) => {
      token.onCancellationRequested(() => {
        abort.abort();
      });
      return search(parts, abort.signal);
    });
  } catch (cause) {
    if (!abort.signal.aborted) throw cause;
    return undefined;
  }
}

async function search(
  { hosts, directory, gitIntegration }: SearchLoginsParts,
  signal: AbortSignal,
): Promise<SearchedLogins> {
  const [{ git, remotes }, { findLogins }] = await Promise.all([
    openRemotes(),
    import('../../git/importSources/findLogins'),
  ]);
  const known = [...hosts.values()];
  const typeOf = (tool: string): string | undefined =>
    known.find(({ otherLogins }) => otherLogins?.tool === tool)?.type;
  const [gh, glab] = [typeOf('gh'), typeOf('glab')];
  const { providers } = directory.current();
  const [found, own] = await Promise.all([
    findLogins(
      {
        environment: gitIntegration.plainEnvironment(),
        platform: process.platform,
        home: homedir(),
        types: { ...(gh !== undefined && { gh }), ...(glab !== undefined && { glab }) },
        remotes,
        placeOf: (remote) => loginPlace(remote, providers, known),
        forbiddenRoots: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
        timeoutMs,
        ...(git !== undefined && isAbsolute(git) && { git }),
      },
      signal,
    ),
    editorLogins(hosts),
  ]);
  if (signal.aborted) await found.dispose();
  signal.throwIfAborted();
  return { ...found, logins: withoutDoubles([...found.logins, ...own]) };
}
