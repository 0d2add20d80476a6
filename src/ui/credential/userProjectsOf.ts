import type { Explainer } from '../../core/credential/explainer';
import type { Project } from '../../core/project/project';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';

/** The pipeline projects in the user's own settings that bind a repository: they come before what is remembered. */
export async function userProjectsOf(
  directory: ProviderDirectory,
  explainer: Explainer,
  repositoryKey: string,
): Promise<readonly Project[]> {
  const projects = directory.current().projects.filter(({ scope }) => scope.kind === 'user');
  const found = await Promise.all(
    projects.map(async (project) => {
      const explanation = await explainer.explain(project.repositoryUrl);
      return explanation.repositoryKey === repositoryKey ? [project] : [];
    }),
  );
  return found.flat();
}
