import type { Octokit } from '@octokit/rest';
import type { HostAccount, Product } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { requireVersion } from '../requireVersion';
import type { Send } from '../transport/createTransport';
import { decode } from '../transport/decode';
import { HostFailure, settle } from '../transport/hostFailure';
import { isRefusal } from '../transport/isRefusal';
import { metaAnswer } from './answers';
import { versionPin } from './api';
import { apiUrl, deploymentName, deploymentOf } from './deployment';
import { readIdentity, versionHeader } from './identity';
import { githubTokenShape } from './tokenShape';

/** Fine-grained tokens exist from this version of GitHub Enterprise Server on. */
const fineGrainedSince = '3.10';

/**
 * The request that tells who the account is tells the product too; a server that leaves its version out of the headers
 * is asked for it. A refusal of the token is an answer of GitHub all the same.
 */
export async function readProduct(
  api: Octokit,
  baseUrl: BaseUrl,
  account: HostAccount,
  send: Send,
  signal: AbortSignal,
): Promise<Product> {
  const name = deploymentName(baseUrl);
  const identity = await settle(readIdentity(api, account, signal));
  if (!identity.ok && !isRefusal(identity.error)) throw new HostFailure(identity.error);
  if (deploymentOf(baseUrl) !== 'server') return { name };
  const version =
    (identity.ok ? identity.value.version : undefined) ??
    (await installedVersion(send, baseUrl, identity.ok, signal));
  if (version === undefined) return { name };
  if (githubTokenShape(account.token).kind === 'fineGrained') requireVersion(version, fineGrainedSince);
  return { name, version };
}

/** A server may answer strangers or not; a token that it refuses does not help. */
async function installedVersion(
  send: Send,
  baseUrl: BaseUrl,
  withToken: boolean,
  signal: AbortSignal,
): Promise<string | undefined> {
  const url = `${apiUrl(baseUrl)}/meta`;
  const request = { method: 'GET', url, headers: versionPin, anonymous: !withToken };
  const meta = await settle(send(request, signal));
  if (!meta.ok) return undefined;
  return meta.value.headers.get(versionHeader) ?? decode(metaAnswer, meta.value.json).installed_version;
}
