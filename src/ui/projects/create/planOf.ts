import { userScope } from '../../../core/provider/provider';
import type { ProjectAnswers, ProjectPlan } from './projectAnswers';

/** `undefined` as long as something is not known that is needed. */
export function planOf(answers: ProjectAnswers): ProjectPlan | undefined {
  const {
    chosen,
    repository,
    place,
    useHttps,
    pipeline = 'none',
    scope,
    webhookUrl = '',
    webhookEvents,
  } = answers;
  if (chosen === undefined || repository === undefined || place === undefined) return undefined;
  const ssh = place.kind === 'folder' && useHttps === true ? place.ssh : undefined;
  const wanted = webhookUrl !== '' && webhookEvents !== undefined;
  return {
    ...chosen,
    ...repository,
    place,
    ...(ssh !== undefined && { converted: ssh }),
    pipeline,
    scope: repository.existing?.scope ?? scope ?? userScope,
    ...(wanted && { webhook: { url: webhookUrl, events: webhookEvents } }),
  };
}
