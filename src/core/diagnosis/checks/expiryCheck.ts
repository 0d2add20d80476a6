import { daysLeft, expiryNoticeDays } from '../../provider/providerState';
import { newToken } from '../remedy';
import { passed, skipped, type Check } from '../report';

/** @param expiresAt what the host tells, or else the user; ISO 8601 instant or `never` */
export function expiryCheck(expiresAt: string | undefined, now: Date): Check {
  if (expiresAt === 'never') return passed('expiry', { kind: 'neverExpires' });
  const days = daysLeft(expiresAt, now);
  if (expiresAt === undefined || days === undefined) return skipped('expiry', { kind: 'expiryUnknown' });
  const expires = { kind: 'expires', at: expiresAt, days } as const;
  if (days > expiryNoticeDays) return passed('expiry', expires);
  return { id: 'expiry', status: days < 0 ? 'failed' : 'warning', finding: expires, remedies: newToken };
}
