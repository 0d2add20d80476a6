import type { TokenKind } from '../account/account';
import type { Finding } from './finding';
import type { Remedy } from './remedy';

/** The steps of a connection test, in the order in which they are shown. */
export const checkIds = [
  'reach',
  'product',
  'token',
  'authenticated',
  'identity',
  'expiry',
  'scopes',
  'organization',
  'repositories',
  'webhooks',
  'git',
  'rateLimit',
] as const;

export type CheckId = (typeof checkIds)[number];

/** `skipped`: not tried, or the host does not tell. */
export type CheckStatus = 'passed' | 'warning' | 'failed' | 'skipped';

export interface Check {
  readonly id: CheckId;
  readonly status: CheckStatus;
  readonly finding: Finding;
  /** The one that helps most often first. */
  readonly remedies: readonly Remedy[];
}

export interface Report {
  /** One for each of `checkIds`, in that order. */
  readonly checks: readonly Check[];
  readonly username?: string;
  readonly tokenKind?: TokenKind;
  /** ISO 8601 instant or `never`. */
  readonly expiresAt?: string;
}

/** The check that the first sentence speaks of: the first that failed, else the first warning. */
export function worstCheck({ checks }: Report): Check | undefined {
  return (
    checks.find(({ status }) => status === 'failed') ?? checks.find(({ status }) => status === 'warning')
  );
}

export function findCheck({ checks }: Report, id: CheckId): Check | undefined {
  return checks.find((check) => check.id === id);
}

export function passed(id: CheckId, finding: Finding): Check {
  return { id, status: 'passed', finding, remedies: [] };
}

export function skipped(id: CheckId, finding: Finding): Check {
  return { id, status: 'skipped', finding, remedies: [] };
}
