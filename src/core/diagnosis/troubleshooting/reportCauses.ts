import type { ScopePurpose } from '../../host/requiredScope';
import { newToken } from '../remedy';
import { findCheck, skipped, type Check, type CheckId, type Report } from '../report';
import type { FoundCause } from './diagnosis';
import { causeOf } from './examination';

/** What part of a connection test bears upon a trouble. */
export interface Relevance {
  readonly checks: readonly CheckId[];
  /** Scopes for other purposes are left out; all count where absent. */
  readonly purposes?: readonly ScopePurpose[];
}

/** Without these nothing works, whatever is to be done. */
export const everywhere: readonly CheckId[] = [
  'reach',
  'product',
  'token',
  'authenticated',
  'identity',
  'expiry',
  'rateLimit',
];

/** The checks that explain a trouble; what only follows from another of them is left out. */
export function reportCauses(
  report: Report | undefined,
  { checks, purposes }: Relevance,
): readonly FoundCause[] {
  if (report === undefined) return [];
  const relevant = report.checks
    .filter(({ id }) => checks.includes(id))
    .flatMap((check) => (check.id === 'scopes' ? scopesFor(check, purposes) : [check]));
  return relevant
    .filter((check) => isTold(check) && !isInactive(check) && !isConsequence(check, relevant))
    .map(causeOf);
}

/** The report's scopes lack what is for one of the purposes. */
export function lacksScopes(report: Report | undefined, purposes: readonly ScopePurpose[]): boolean {
  const check = report && findCheck(report, 'scopes');
  return (
    check !== undefined && scopesFor(check, purposes).some(({ finding }) => finding.kind === 'scopesMissing')
  );
}

function scopesFor(check: Check, purposes: readonly ScopePurpose[] | undefined): readonly Check[] {
  const { finding } = check;
  const wanted = (scope: { readonly purposes: readonly ScopePurpose[] }): boolean =>
    purposes === undefined || scope.purposes.some((purpose) => purposes.includes(purpose));
  if (finding.kind === 'scopesMissing') {
    const missing = finding.missing.filter(wanted);
    const narrowed = { ...finding, missing, excess: [] };
    return missing.length === 0 ? [] : [{ ...check, finding: narrowed, remedies: newToken }];
  }
  if (finding.kind !== 'scopesUnknown') return [];
  return [skipped('scopes', { ...finding, required: finding.required.filter(wanted) })];
}

/** Passed checks explain nothing, and most of the skipped ones neither. */
function isTold({ status, finding: { kind } }: Check): boolean {
  return (
    status === 'failed' || status === 'warning' || kind === 'scopesUnknown' || kind === 'webhooksUnknown'
  );
}

/** Told of the provider itself. */
function isInactive({ finding }: Check): boolean {
  return finding.kind === 'gitInactive';
}

/** Another check says why. */
function isConsequence({ id, finding }: Check, all: readonly Check[]): boolean {
  const troubled = (other: CheckId): Check | undefined =>
    all.find(({ id: each, status }) => each === other && (status === 'failed' || status === 'warning'));
  const scopes = troubled('scopes');
  const lacking = scopes?.finding.kind === 'scopesMissing';
  switch (id) {
    case 'authenticated':
      return troubled('token')?.status === 'failed';
    case 'expiry':
      return troubled('authenticated') !== undefined;
    case 'repositories':
      return (
        (lacking && (finding.kind !== 'hostError' || finding.error.kind === 'missingScope')) ||
        (finding.kind === 'noRepositories' && troubled('organization') !== undefined)
      );
    case 'organization':
      return lacking && finding.kind === 'hostError' && finding.error.kind === 'missingScope';
    case 'webhooks':
      return lacking && finding.kind === 'webhooksRefused' && finding.by !== 'account';
    case 'git':
      return (
        lacking &&
        finding.kind === 'gitFailed' &&
        (finding.failure === 'authenticationFailed' ||
          finding.failure === 'repositoryNotFound' ||
          finding.failure === 'forbidden')
      );
    case 'reach':
    case 'product':
    case 'token':
    case 'identity':
    case 'scopes':
    case 'rateLimit':
      return false;
  }
}
