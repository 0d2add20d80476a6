import type { RateLimit } from '../../host/gitHost';
import { passed, skipped, type Check } from '../report';

/** Below this part of its budget a provider is close to being locked out for a while. */
const little = 0.1;

export function rateLimitCheck(known: RateLimit | undefined): Check {
  if (known === undefined) return skipped('rateLimit', { kind: 'rateLimitUnknown' });
  const finding = { kind: 'requestsLeft', ...known } as const;
  if (known.remaining > known.limit * little) return passed('rateLimit', finding);
  return { id: 'rateLimit', status: 'warning', finding, remedies: [{ kind: 'testAgain' }] };
}
