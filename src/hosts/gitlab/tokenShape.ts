import type { Secret } from '../../core/account/secret';
import type { TokenShape } from '../../core/host/gitHost';
import { base36, checksum } from '../checksum';

export type GitlabTokenKind =
  'personal' | 'project' | 'group' | 'fineGrained' | 'oauth' | 'deploy' | 'job' | 'trigger';

const prefixes: readonly (readonly [string, GitlabTokenKind])[] = [
  ['glpat-', 'personal'],
  ['gldt-', 'deploy'],
  ['glcbt-', 'job'],
  ['glptt-', 'trigger'],
];

/**
 * Reads the prefix, which an administrator can change, so that none says nothing. Personal, project and group tokens
 * look alike. The routable form ends in seven base36 digits of the CRC32 of all that stands before them, the prefix
 * included. Source: GitLab, "Token overview" and the design document on routable tokens.
 */
export function gitlabTokenShape(token: Secret): TokenShape {
  const text = token.open();
  if (/^[0-9a-f]{64}$/.test(text)) return { kind: 'oauth' };
  const kind = prefixes.find(([prefix]) => text.startsWith(prefix))?.[1];
  if (kind === undefined) return {};
  if (kind !== 'personal') return { kind, warning: 'wrongKind' };
  return isTruncated(text) ? { kind, warning: 'truncated' } : { kind };
}

function isTruncated(text: string): boolean {
  const routable = /^([\w-]+\.(?:[0-9a-z]{2}\.)?[0-9a-z]{2})([0-9a-z]{7})$/.exec(text);
  const [, head = '', end = ''] = routable ?? [];
  if (routable !== null) return checksum(head, base36, 7) !== end;
  return text.includes('.') || text.length < 'glpat-'.length + 20;
}
