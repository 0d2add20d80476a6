import type { Finding } from '../../core/diagnosis/finding';
import type { HostError } from '../../core/host/hostError';

/** What a check saw, in kinds alone: no name, and no word of the host's or of Git's. For logs and reports. */
export function findingKind(finding: Finding): string {
  if (finding.kind === 'hostError') return `hostError ${errorKind(finding.error)}`;
  if (finding.kind === 'gitFailed') return `gitFailed ${finding.failure}`;
  return finding.kind;
}

function errorKind(error: HostError): string {
  return 'reason' in error ? `${error.kind} ${error.reason}` : error.kind;
}
