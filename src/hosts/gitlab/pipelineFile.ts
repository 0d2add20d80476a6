import type { Stack } from '../../core/pipeline/detectStack';
import type { PipelineFile } from '../../core/pipeline/pipelineFile';
import { stackRecipe } from '../../core/pipeline/stackRecipe';

/** One job, which runs for every push. Source: GitLab Docs, "CI/CD YAML syntax reference". */
export function pipelineFile(stack: Stack): PipelineFile {
  const { image, commands } = stackRecipe(stack);
  const lines = ['test:', `  image: ${image}`, '  script:', ...commands.map((command) => `    - ${command}`)];
  return { path: '.gitlab-ci.yml', text: `${lines.join('\n')}\n` };
}
