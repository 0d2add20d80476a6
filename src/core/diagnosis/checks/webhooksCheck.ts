import type { WebhookAccess } from '../../host/gitHost';
import { newToken } from '../remedy';
import { passed, skipped, type Check } from '../report';
import { isTimedOut } from '../withinTime';
import { unanswered, type StepResult } from './stepResult';

/** A provider without webhooks connects, and pipelines are not triggered: never worse than a warning. */
export function webhooksCheck(repository: string, access: StepResult<WebhookAccess>): Check {
  if (isTimedOut(access)) return unanswered('webhooks', access, 'warning');
  if (!access.ok) return unanswered('webhooks', access.error, 'warning');
  switch (access.value.kind) {
    case 'allowed':
      return passed('webhooks', { kind: 'webhooksAllowed', repository });
    case 'unknown':
      return skipped('webhooks', { kind: 'webhooksUnknown', repository, reason: access.value.reason });
    case 'refused': {
      const { by, missing } = access.value;
      return {
        id: 'webhooks',
        status: 'warning',
        finding: { kind: 'webhooksRefused', repository, missing, ...(by !== undefined && { by }) },
        remedies: by === 'account' ? [{ kind: 'openHost' }] : newToken,
      };
    }
  }
}
