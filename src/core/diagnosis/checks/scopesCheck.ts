import type { TokenKind } from '../../account/account';
import type { GitHost } from '../../host/gitHost';
import type { ProviderDefinition } from '../../provider/provider';
import { newToken } from '../remedy';
import { skipped, type Check } from '../report';

/** @param granted `undefined` where the host does not say, which is not "none" */
export function scopesCheck(
  host: GitHost,
  { baseUrl, organization }: ProviderDefinition,
  granted: readonly string[] | undefined,
  tokenKind: TokenKind | undefined,
): Check {
  const required = host.requiredScopes(baseUrl, organization, tokenKind);
  if (granted === undefined) return skipped('scopes', { kind: 'scopesUnknown', required });
  const names = new Set(host.missingScopes(granted, required));
  const missing = required.filter(({ name }) => names.has(name));
  const excess = host.excessScopes(granted);
  if (missing.length > 0) {
    return {
      id: 'scopes',
      status: 'warning',
      finding: { kind: 'scopesMissing', granted, missing, excess },
      remedies: newToken,
    };
  }
  const tooWide = excess.length > 0;
  return {
    id: 'scopes',
    status: tooWide ? 'warning' : 'passed',
    finding: { kind: 'scopesGranted', granted, excess },
    remedies: tooWide ? newToken : [],
  };
}
