import { createExplainer, type ExplainerParts } from '../../core/credential/explainer';
import type { Ending } from '../../shared/emitter';
import type { GitApi } from '../gitExtension';
import type { GitIntegration } from '../gitIntegration';
import type { OpenRepository } from '../openRepository';
import { followRemotes } from './followRemotes';
import { explainPushErrors } from './pushErrors';
import { showSshStatus } from './sshStatusItem';

export interface FollowRepositoriesParts extends ExplainerParts {
  readonly git: GitApi;
  readonly gitIntegration: Pick<GitIntegration, 'useRemotes'>;
  readonly repository: OpenRepository;
}

/** What can wait until VS Code's Git is joined: failed pushes, SSH remotes, and what terminals need. */
export function followRepositories(parts: FollowRepositoriesParts): Ending {
  const explainer = createExplainer(parts);
  const endings = [
    followRemotes(parts.git, (urls) => {
      parts.gitIntegration.useRemotes(urls);
    }),
    explainPushErrors(explainer),
    showSshStatus({ ...parts, explainer }),
  ];
  return {
    dispose: () => {
      for (const ending of endings) ending.dispose();
    },
  };
}
