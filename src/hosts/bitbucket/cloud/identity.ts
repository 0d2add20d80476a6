import type { HostAccount, Identity, Product } from '../../../core/host/gitHost';
import { decode } from '../../transport/decode';
import { HostFailure, settle } from '../../transport/hostFailure';
import { isRefusal } from '../../transport/isRefusal';
import { rateLimitOf } from '../../transport/rateLimitOf';
import { bitbucketTokenShape, type BitbucketTokenKind } from '../tokenShape';
import { userAnswer } from './answers';
import type { CloudApi } from './cloudApi';

/** Values of the header `x-credential-type`. */
const credentialTypes: ReadonlyMap<string, BitbucketTokenKind> = new Map<string, BitbucketTokenKind>([
  ['api_token', 'apiToken'],
  ['workspace_access_token', 'workspaceAccessToken'],
  ['project_access_token', 'projectAccessToken'],
  ['repo_access_token', 'repositoryAccessToken'],
  ['repository_access_token', 'repositoryAccessToken'],
]);

/**
 * One request. A token that may not read its user, or has none, gets a 403 whose headers still tell what it is: then
 * the identity has no name, and its scopes say what is missing.
 */
export async function readIdentity(
  { get }: CloudApi,
  account: HostAccount,
  signal: AbortSignal,
): Promise<Identity> {
  const answer = await get('/user', signal, {
    accepts: ({ status, headers }) => status === 403 && headers.has('x-credential-type'),
  });
  const kind = credentialTypes.get(answer.headers.get('x-credential-type') ?? '');
  const tokenKind = kind ?? bitbucketTokenShape(account.token).kind;
  const scopes = scopesIn(answer.headers);
  return {
    ...(answer.status === 200 ? nameOf(answer.json) : {}),
    ...(tokenKind === undefined ? {} : { tokenKind }),
    ...(scopes === undefined ? {} : { scopes }),
    ...rateLimitOf(answer.headers),
  };
}

/** Scopes of the token, a comma list in the headers; absent is unknown. */
export function scopesIn(headers: Headers): readonly string[] | undefined {
  return headers
    .get('x-oauth-scopes')
    ?.split(/[\s,]+/)
    .filter(Boolean);
}

/** The request that tells who the account is tells that this is Bitbucket, whatever it thinks of the token. */
export async function readProduct(
  api: CloudApi,
  account: HostAccount,
  signal: AbortSignal,
): Promise<Product> {
  const identity = await settle(readIdentity(api, account, signal));
  if (!identity.ok && !isRefusal(identity.error)) throw new HostFailure(identity.error);
  return { name: 'Bitbucket Cloud' };
}

function nameOf(json: unknown): Pick<Identity, 'username' | 'displayName'> {
  const { username, nickname, display_name } = decode(userAnswer, json);
  const name = username ?? nickname;
  return {
    ...(name === undefined ? {} : { username: name }),
    ...(display_name === undefined ? {} : { displayName: display_name }),
  };
}
