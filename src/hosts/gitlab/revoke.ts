import type { BaseUrl } from '../../core/provider/baseUrl';
import type { Send } from '../transport/createTransport';

/** Ends the token that asks. Source: GitLab's REST API, "Revoke a personal access token", for the token itself. */
export async function revokeToken(send: Send, baseUrl: BaseUrl, signal: AbortSignal): Promise<void> {
  await send({ method: 'DELETE', url: `${baseUrl.href}/api/v4/personal_access_tokens/self` }, signal);
}
