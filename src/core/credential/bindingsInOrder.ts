import type { Project } from '../project/project';
import { userScope } from '../provider/provider';
import type { RememberedChoices } from './rememberedChoices';

/** The first that names a repository counts: the user's projects, the user's choices, what a workspace says. */
export function bindingsInOrder(
  projects: readonly Project[],
  remembered: Pick<RememberedChoices, 'list'>,
): readonly Project[] {
  const choices = remembered.list().flatMap(({ repositoryKey, providerId }): Project[] =>
    // The key of a repository is its address.
    providerId === undefined
      ? []
      : [
          {
            id: repositoryKey,
            name: repositoryKey,
            repositoryUrl: repositoryKey,
            providerId,
            scope: userScope,
          },
        ],
  );
  const byUser = projects.filter(({ scope }) => scope.kind === 'user');
  return [...byUser, ...choices, ...projects.filter(({ scope }) => scope.kind !== 'user')];
}
