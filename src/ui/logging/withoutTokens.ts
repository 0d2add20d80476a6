import { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';

type TokenKnower = Pick<GitHost, 'tokenPrefixes' | 'recognizeToken'>;

/** Shorter words are recognised by their beginning alone. */
const bareTokenLength = 40;

/**
 * Puts `***` in the place of everything that looks like a token of a known host: the last defence of texts that hold
 * none to begin with.
 */
export function withoutTokens(text: string, hosts: Iterable<TokenKnower>): string {
  const known = [...hosts];
  const prefixes = known.flatMap(({ tokenPrefixes }) => tokenPrefixes).map(literally);
  const begun = new RegExp(`(?:${prefixes.join('|')})[\\w.=+/~-]+`, 'gi');
  const bare = new RegExp(`[\\w.+/~-]{${bareTokenLength},}={0,2}`, 'g');
  const unbegun = prefixes.length === 0 ? text : text.replace(begun, '***');
  const isToken = (word: string): boolean =>
    known.some((host) => host.recognizeToken(new Secret(word)).kind !== undefined);
  // A slash may be a part of a token, and may stand before one.
  return unbegun.replace(bare, (word) => ([word, ...word.split('/')].some(isToken) ? '***' : word));
}

export function holdsToken(text: string, hosts: Iterable<TokenKnower>): boolean {
  return withoutTokens(text, hosts) !== text;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
