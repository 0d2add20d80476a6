import type { HostAccount } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import type { Send } from '../transport/createTransport';
import { versionPin } from './api';
import { apiUrl } from './deployment';

/**
 * Ends the token. The endpoint takes requests of strangers: whoever holds a token may end it.
 * Source: GitHub's REST API, "Revoke a list of credentials".
 */
export async function revokeToken(
  send: Send,
  baseUrl: BaseUrl,
  { token }: HostAccount,
  signal: AbortSignal,
): Promise<void> {
  await send(
    {
      method: 'POST',
      url: `${apiUrl(baseUrl)}/credentials/revoke`,
      headers: { ...versionPin, 'content-type': 'application/json' },
      body: JSON.stringify({ credentials: [token.open()] }),
      anonymous: true,
    },
    signal,
  );
}
