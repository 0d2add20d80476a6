import type { Health } from '../provider/health';
import { isUnreached } from './isUnreached';
import type { Check, Report } from './report';

/** What a report says of the provider as a whole. */
export function healthOutcome({ checks }: Report): Health['outcome'] {
  const failed = checks.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return 'connected';
  if (failed.some(isRejection)) return 'rejected';
  return failed.some(isOutage) ? 'offline' : 'problem';
}

function isRejection({ id, finding }: Check): boolean {
  if (id !== 'authenticated') return false;
  return (
    finding.kind === 'tokenOrEmailRefused' ||
    (finding.kind === 'hostError' && finding.error.kind === 'unauthorized')
  );
}

/** Nothing is known of the token, because the host did not answer who it belongs to. */
function isOutage({ id, finding }: Check): boolean {
  if (id !== 'reach' && id !== 'product' && id !== 'authenticated') return false;
  return finding.kind === 'timedOut' || (finding.kind === 'hostError' && isUnreached(finding.error));
}
