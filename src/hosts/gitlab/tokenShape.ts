import type { Secret } from '../../core/account/secret';
import type { TokenShape } from '../../core/host/gitHost';
import { base36, checksum } from '../checksum';

export type GitlabTokenKind =
  'personal' | 'project' | 'group' | 'fineGrained' | 'oauth' | 'deploy' | 'job' | 'trigger';

const shapes: readonly (readonly [prefix: string, shape: TokenShape & { readonly kind: GitlabTokenKind }])[] =
  [
    ['glpat-', { kind: 'personal' }],
    ['gldt-', { kind: 'deploy', warning: 'wrongKind', wrongBecause: 'gitOnly' }],
    ['glcbt-', { kind: 'job', warning: 'wrongKind', wrongBecause: 'jobOnly' }],
    ['glptt-', { kind: 'trigger', warning: 'wrongKind', wrongBecause: 'triggerOnly' }],
  ];

export const gitlabTokenPrefixes: readonly string[] = shapes.map(([prefix]) => prefix);

/**
 * Reads the prefix, which an administrator can change, so that none says nothing. Personal, project and group tokens
 * look alike. The routable form ends in seven base36 digits of the CRC32 of all that stands before them, the prefix
 * included; the older one has twenty characters and no checksum. Source: GitLab, "Token overview" and the design
 * document on routable tokens.
 */
export function gitlabTokenShape(token: Secret): TokenShape {
  const text = token.open();
  if (/^[0-9a-f]{64}$/.test(text)) return { kind: 'oauth' };
  const shape = shapes.find(([prefix]) => text.startsWith(prefix))?.[1];
  if (shape === undefined) return {};
  return shape.kind === 'personal' && isTruncated(text) ? { ...shape, warning: 'truncated' } : shape;
}

function isTruncated(text: string): boolean {
  const routable = /^([\w-]+\.(?:[0-9a-z]{2}\.)?[0-9a-z]{2})([0-9a-z]{7})$/.exec(text);
  const [, head = '', end = ''] = routable ?? [];
  if (routable !== null) return checksum(head, base36, 7) !== end;
  return text.length !== 'glpat-'.length + 20 || text.includes('.');
}
