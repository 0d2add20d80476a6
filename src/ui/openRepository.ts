import { EventEmitter, window, type Event } from 'vscode';
import type { Ending } from '../shared/emitter';
import { remoteRequest } from '../core/credential/remoteRequest';
import { requestedUrl } from '../core/credential/requestedUrl';
import type { Resolution, Resolver } from '../core/credential/resolver';
import type { GitApi, GitRepository } from './gitExtension';

/** What VS Code's Git tells of a repository besides: whether it is the one selected in the Source Control view. */
interface Selectable {
  readonly ui?: { readonly selected: boolean; readonly onDidChange: Event<void> };
}

/** Follows the repository of the active editor, or else the selected one, or else the first one open. */
export interface OpenRepository extends Ending {
  readonly onDidChange: Event<void>;
  current(): GitRepository | undefined;
  /** Which provider Git would get for the repository's remote. Asks nobody. */
  resolve(): Promise<Resolution | undefined>;
}

export function followOpenRepository(git: GitApi, resolver: Resolver): OpenRepository {
  const changed = new EventEmitter<void>();
  /** By root: VS Code's Git gives another object for the same repository each time. */
  const states = new Map<string, Ending>();
  const watch = (repository: GitRepository & Selectable): void => {
    const root = repository.rootUri.toString();
    states.get(root)?.dispose();
    const state = repository.state.onDidChange(() => {
      if (current()?.rootUri.toString() === root) changed.fire();
    });
    const selection = repository.ui?.onDidChange(() => {
      changed.fire();
    });
    states.set(root, {
      dispose: () => {
        state.dispose();
        selection?.dispose();
      },
    });
    changed.fire();
  };
  const current = (): GitRepository | undefined => {
    const path = window.activeTextEditor?.document.uri.path;
    const around = git.repositories.filter(
      ({ rootUri }) => path === rootUri.path || path?.startsWith(`${rootUri.path}/`) === true,
    );
    const closest = around.sort((a, b) => b.rootUri.path.length - a.rootUri.path.length)[0];
    return closest ?? git.repositories.find(isSelected) ?? git.repositories[0];
  };
  const subscriptions = [
    git.onDidOpenRepository(watch),
    git.onDidCloseRepository((repository) => {
      const root = repository.rootUri.toString();
      states.get(root)?.dispose();
      states.delete(root);
      changed.fire();
    }),
    window.onDidChangeActiveTextEditor(() => {
      changed.fire();
    }),
  ];
  git.repositories.forEach(watch);
  return {
    onDidChange: changed.event,
    current,
    async resolve() {
      const remotes = current()?.state.remotes ?? [];
      const remote = remotes.find(({ name }) => name === 'origin') ?? remotes[0];
      const request = remoteRequest(remote?.fetchUrl ?? remote?.pushUrl ?? '');
      const url = request && requestedUrl(request);
      if (url === undefined) return undefined;
      const username = request?.username;
      return resolver.resolve(url, { includeWorkspace: true, ...(username !== undefined && { username }) });
    },
    dispose: () => {
      for (const each of [...subscriptions, ...states.values(), changed]) each.dispose();
    },
  };
}

function isSelected({ ui }: GitRepository & Selectable): boolean {
  return ui?.selected === true;
}
