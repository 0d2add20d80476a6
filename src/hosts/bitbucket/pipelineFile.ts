import type { Stack } from '../../core/pipeline/detectStack';
import type { PipelineFile } from '../../core/pipeline/pipelineFile';
import { stackRecipe } from '../../core/pipeline/stackRecipe';

/** One step, which runs for every push. Source: Atlassian, "Bitbucket Pipelines configuration reference". */
export function pipelineFile(stack: Stack): PipelineFile {
  const { image, commands } = stackRecipe(stack);
  const lines = [
    `image: ${image}`,
    '',
    'pipelines:',
    '  default:',
    '    - step:',
    '        name: Build and test',
    '        script:',
    ...commands.map((command) => `          - ${command}`),
  ];
  return { path: 'bitbucket-pipelines.yml', text: `${lines.join('\n')}\n` };
}
