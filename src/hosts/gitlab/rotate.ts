import { Secret } from '../../core/account/secret';
import type { HostError } from '../../core/host/hostError';
import type { RotatedToken, RotationRequest } from '../../core/host/tokenClient';
import { shownSentence, type HostAnswer } from '../transport/answer';
import type { Ask } from '../transport/ask';
import { decode, decodeIfFits } from '../transport/decode';
import { HostFailure } from '../transport/hostFailure';
import { errorAnswer, rotatedAnswer } from './answers';
import { instantOfDay } from './expiry';

/**
 * Replaces the token that asks. Whoever rotates with a token that was rotated before ends its successors too, so that
 * this is sent once. Source: GitLab's REST API, "Self-rotate" of personal access tokens, and of project and group access
 * tokens; "Automatic reuse detection".
 */
export async function rotateToken(
  ask: Ask,
  { expiresOn, username }: RotationRequest,
  signal: AbortSignal,
): Promise<RotatedToken> {
  const answer = await ask('POST', `${placeOf(username)}/self/rotate`, signal, {
    body: { expires_at: expiresOn },
    accepts: [400, 422],
  });
  if (answer.status >= 400) throw new HostFailure(refusalIn(answer));
  const { token, expires_at } = decode(rotatedAnswer, answer.json);
  const expiresAt = expires_at === null ? 'never' : instantOfDay(expires_at ?? '');
  return { token: new Secret(token), ...(expiresAt !== undefined && { expiresAt }) };
}

/** The names of the bots that projects and groups act as say which they are. */
function placeOf(username = ''): string {
  const [, kind, id] = /^(project|group)_(\d+)_bot/.exec(username) ?? [];
  return kind === undefined || id === undefined ? '/personal_access_tokens' : `/${kind}s/${id}/access_tokens`;
}

/** A day that is too late is refused with the last one that the server takes, for which there is no other way to ask. */
function refusalIn({ json }: HostAnswer): HostError {
  const { message, error } = decodeIfFits(errorAnswer, json) ?? {};
  const said = [message, error].find((each) => typeof each === 'string');
  const latestDay = /must be before (\d{4}-\d{2}-\d{2})/.exec(said ?? '')?.[1];
  return {
    kind: 'notAccepted',
    ...shownSentence(said),
    ...(latestDay !== undefined && { latestDay }),
  };
}
