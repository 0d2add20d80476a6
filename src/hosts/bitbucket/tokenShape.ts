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

/**
 * Reads the prefix, and for the older tokens of Data Center the shape: base64 of `<number>:<secret>`. App passwords
 * ended for good in July 2026. Source: Atlassian, "API tokens", "Access tokens" and "HTTP access tokens".
 */
export function bitbucketTokenShape(token: Secret): TokenShape {
  const text = token.open();
  if (text.startsWith('ATATT')) return { kind: 'apiToken' };
  if (isAccessToken(token)) return { kind: 'accessToken' };
  if (/^ATBB[A-Za-z0-9]{20,}$/.test(text)) return { kind: 'appPassword', warning: 'dead' };
  if (text.startsWith('BBDC-') || isBareHttpToken(text)) return { kind: 'httpAccessToken' };
  return {};
}

/** A token of a repository, project or workspace on Bitbucket Cloud: it acts for no user. */
export function isAccessToken(token: Secret): boolean {
  return token.open().startsWith('ATCTT');
}

function isBareHttpToken(text: string): boolean {
  return (
    /^[A-Za-z0-9+/]{43}[A-Za-z0-9+/=]$/.test(text) &&
    /^\d+:/.test(Buffer.from(text, 'base64').toString('latin1'))
  );
}
