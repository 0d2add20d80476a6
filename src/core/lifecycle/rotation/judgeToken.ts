import type { HostClient } from '../../host/gitHost';

/** `unknown`: the host does not say, because it cannot be reached or for another reason. */
export type TokenVerdict = 'works' | 'dead' | 'unknown';

/** Milliseconds. */
const limitMs = 15_000;

/** Whether the host still takes a client's token. Never rejects. */
export async function judgeToken(client: HostClient): Promise<TokenVerdict> {
  try {
    const identity = await client.identity(AbortSignal.timeout(limitMs));
    if (identity.ok) return 'works';
    return identity.error.kind === 'unauthorized' ? 'dead' : 'unknown';
  } catch {
    return 'unknown';
  }
}
