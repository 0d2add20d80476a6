import type { Secret } from '../../core/account/secret';
import type { TokenShape } from '../../core/host/gitHost';
import { base62, checksum } from '../checksum';

export type GithubTokenKind =
  'classic' | 'oauth' | 'userToServer' | 'fineGrained' | 'installation' | 'refresh';

const kinds: ReadonlyMap<string, GithubTokenKind> = new Map<string, GithubTokenKind>([
  ['ghp_', 'classic'],
  ['gho_', 'oauth'],
  ['ghu_', 'userToServer'],
  ['ghs_', 'installation'],
  ['ghr_', 'refresh'],
  ['github_pat_', 'fineGrained'],
]);

export const githubTokenPrefixes: readonly string[] = [...kinds.keys()];

/**
 * Reads the prefix, and the checksum of the forms that have one: the last six of 36 characters are the CRC32 of the
 * first thirty. Installation tokens have no length that one could rely on. Source: GitHub's announcement of its token
 * formats, 2021, and of longer installation tokens.
 */
export function githubTokenShape(token: Secret): TokenShape {
  const text = token.open();
  const prefix = githubTokenPrefixes.find((known) => text.startsWith(known));
  const kind = prefix === undefined ? undefined : kinds.get(prefix);
  if (prefix === undefined || kind === undefined) return {};
  if (kind === 'refresh') return { kind, warning: 'wrongKind', wrongBecause: 'refreshOnly' };
  return isTruncated(kind, text.slice(prefix.length)) ? { kind, warning: 'truncated' } : { kind };
}

function isTruncated(kind: GithubTokenKind, body: string): boolean {
  if (kind === 'installation') return body === '';
  if (kind === 'fineGrained') return body.length < 22 || /\W/.test(body);
  if (body.length < 36) return true;
  return body.length === 36 && checksum(body.slice(0, 30), base62, 6) !== body.slice(30);
}
