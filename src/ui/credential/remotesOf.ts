import type { GitRepository } from '../gitExtension';

/** One remote of an open repository. */
export interface RemoteSubject {
  readonly repository: GitRepository;
  readonly name: string;
  readonly url: string;
  /** The address is for pushes alone. */
  readonly push: boolean;
}

/** `origin` first; an address for pushes only where it is another one. */
export function remotesOf(repository: GitRepository): readonly RemoteSubject[] {
  const remotes = [...repository.state.remotes].sort(
    (a, b) => Number(b.name === 'origin') - Number(a.name === 'origin'),
  );
  return remotes.flatMap(({ name, fetchUrl, pushUrl }) => {
    const fetch = fetchUrl === undefined ? [] : [{ repository, name, url: fetchUrl, push: false }];
    const other = pushUrl === undefined || pushUrl === fetchUrl;
    return other ? fetch : [...fetch, { repository, name, url: pushUrl, push: true }];
  });
}
