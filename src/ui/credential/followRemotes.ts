import type { Ending } from '../../shared/emitter';
import type { GitApi, GitRepository } from '../gitExtension';
import { remotesOf } from './remotesOf';

/** Tells the addresses of all remotes of all open repositories, now and whenever they change. */
export function followRemotes(git: GitApi, tell: (urls: readonly string[]) => void): Ending {
  /** By root: VS Code's Git gives another object for the same repository each time. */
  const states = new Map<string, Ending>();
  const tellAll = (): void => {
    tell(git.repositories.flatMap(remotesOf).map(({ url }) => url));
  };
  const watch = (repository: GitRepository): void => {
    const root = repository.rootUri.toString();
    states.get(root)?.dispose();
    states.set(root, repository.state.onDidChange(tellAll));
    tellAll();
  };
  const subscriptions = [
    git.onDidOpenRepository(watch),
    git.onDidCloseRepository(({ rootUri }) => {
      states.get(rootUri.toString())?.dispose();
      states.delete(rootUri.toString());
      tellAll();
    }),
  ];
  git.repositories.forEach(watch);
  return {
    dispose: () => {
      for (const each of [...subscriptions, ...states.values()]) each.dispose();
    },
  };
}
