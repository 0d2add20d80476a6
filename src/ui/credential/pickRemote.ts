import * as v from 'valibot';
import { l10n, Uri, window } from 'vscode';
import type { Resolver } from '../../core/credential/resolver';
import { openGitApi, type GitApi, type GitRepository } from '../gitExtension';
import { followOpenRepository } from '../openRepository';
import { askChoice } from '../quickInput/askChoice';
import { remotesOf, type RemoteSubject } from './remotesOf';
import { withoutPassword } from './withoutPassword';

/** What menus of a repository pass on, VS Code's `SourceControl`; our own commands name the remote too. */
const sourceControl = v.object({
  rootUri: v.custom<Uri>((value) => value instanceof Uri),
  remoteUrl: v.optional(v.string()),
});

/** The remote that a command is for: of the repository in a menu, or else the open one. Asks where there are several. */
export async function pickRemote(
  resolver: Resolver,
  argument: unknown,
  title: string,
  applies: (remote: RemoteSubject) => boolean = () => true,
): Promise<RemoteSubject | 'noRepository' | 'noRemote' | 'cancelled'> {
  const git = await openGitApi();
  const repository = git && repositoryOf(git, resolver, argument);
  if (repository === undefined) return 'noRepository';
  const named = v.safeParse(sourceControl, argument);
  const wanted = named.success ? named.output.remoteUrl : undefined;
  const remotes = remotesOf(repository).filter(
    (remote) => applies(remote) && (wanted === undefined || remote.url === wanted),
  );
  const [only, second] = remotes;
  if (only === undefined) return 'noRemote';
  if (second === undefined) return only;
  const picked = await askChoice<RemoteSubject>({
    title,
    placeholder: l10n.t('Which remote?'),
    items: remotes.map((remote) => ({
      label: remote.push ? l10n.t('{0} (push)', remote.name) : remote.name,
      description: withoutPassword(remote.url),
      value: remote,
    })),
  });
  return picked.kind === 'next' ? picked.value : 'cancelled';
}

function repositoryOf(git: GitApi, resolver: Resolver, argument: unknown): GitRepository | undefined {
  const named = v.safeParse(sourceControl, argument);
  if (named.success) {
    const root = named.output.rootUri.toString();
    return git.repositories.find(({ rootUri }) => rootUri.toString() === root);
  }
  const open = followOpenRepository(git, resolver);
  const current = open.current();
  open.dispose();
  return current;
}

/** Says why a command has nothing to work on. */
export function tellNoSubject(problem: 'noRepository' | 'noRemote'): void {
  void window.showInformationMessage(
    problem === 'noRepository'
      ? l10n.t('No Git repository is open in this window.')
      : l10n.t('The repository has no remote for which that can be done.'),
  );
}
