import type { Secret } from '../../core/account/secret';
import type { TokenShape } from '../../core/host/gitHost';

export type BitbucketTokenKind =
  | 'apiToken'
  | 'accessToken'
  | 'workspaceAccessToken'
  | 'projectAccessToken'
  | 'repositoryAccessToken'
  | 'appPassword'
  | 'httpAccessToken';

export const bitbucketTokenPrefixes: readonly string[] = ['ATATT', 'ATCTT', 'ATBB', 'BBDC-'];

/**
 * Reads the prefix, and for the older tokens of Data Center the shape: base64 of `<number>:<secret>`. App passwords
 * ended for good in July 2026. Where `cloud` tells which deployment it is for, a token of the other one is told.
 * Source: Atlassian, "API tokens", "Access tokens" and "HTTP access tokens".
 */
export function bitbucketTokenShape(token: Secret, cloud?: boolean): TokenShape {
  const kind = kindOf(token);
  if (kind === undefined) return {};
  if (kind === 'appPassword') return { kind, warning: 'dead' };
  const elsewhere = cloud !== undefined && cloud === (kind === 'httpAccessToken');
  return elsewhere ? { kind, warning: 'wrongKind', wrongBecause: 'otherDeployment' } : { kind };
}

/** A token of a repository, project or workspace on Bitbucket Cloud: it acts for no user. */
export function isAccessToken(token: Secret): boolean {
  return token.open().startsWith('ATCTT');
}

function kindOf(token: Secret): BitbucketTokenKind | undefined {
  const text = token.open();
  if (text.startsWith('ATATT')) return 'apiToken';
  if (isAccessToken(token)) return 'accessToken';
  if (/^ATBB[A-Za-z0-9]{20,}$/.test(text)) return 'appPassword';
  return text.startsWith('BBDC-') || isBareHttpToken(text) ? 'httpAccessToken' : undefined;
}

function isBareHttpToken(text: string): boolean {
  return (
    /^[A-Za-z0-9+/]{43}[A-Za-z0-9+/=]$/.test(text) &&
    /^\d+:/.test(Buffer.from(text, 'base64').toString('latin1'))
  );
}
