import * as v from 'valibot';
import type { Secret } from '../../core/account/secret';
import { encodedPath } from '../encodedPath';
import { refusal, type HostAnswer } from '../transport/answer';
import type { Ask, AskOptions } from '../transport/ask';
import { decodeIfFits } from '../transport/decode';
import { HostFailure, settle } from '../transport/hostFailure';
import { permissionsAnswer } from './answers';
import { notShown } from './githubError';

/** Asks for something of one repository's webhooks; `path` is below them, `''` or `/7/pings`. */
export type WebhookRequest = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  signal: AbortSignal,
  options?: AskOptions,
) => Promise<HostAnswer>;

const problemsAnswer = v.object({
  message: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ message: v.optional(v.string()) })), []),
});

/**
 * GitHub hides webhooks from whoever may not see them. The headers tell of a missing scope; where they do not, and it
 * is the webhooks as a whole that are hidden, the repository itself tells whether the account's role is too low.
 */
export function createWebhookRequest(ask: Ask, fullName: string): WebhookRequest {
  const repository = `/repos/${encodedPath(fullName)}`;
  return async (method, path, signal, options = {}) => {
    const accepts = [404, 422];
    const answer = await ask(method, `${repository}/hooks${path}`, signal, { ...options, accepts });
    if (answer.status === 404) {
      const error = notShown(answer);
      const wholly = error.kind === 'notFound' && path === '';
      const role = wholly && (await isNoAdministrator(ask, repository, signal));
      throw new HostFailure(role ? { kind: 'forbidden' } : error);
    }
    if (answer.status === 422) {
      const { message, errors = [] } = decodeIfFits(problemsAnswer, answer.json) ?? {};
      const said = errors.find((error) => error.message !== undefined)?.message ?? message;
      throw new HostFailure(refusal('notAccepted', said));
    }
    return answer;
  };
}

async function isNoAdministrator(ask: Ask, repository: string, signal: AbortSignal): Promise<boolean> {
  const found = await settle(ask('GET', repository, signal));
  return found.ok && decodeIfFits(permissionsAnswer, found.value.json)?.permissions?.admin === false;
}

/** What a request with this secret carries, and keeps out of what comes back. */
export function secretsOf(secret: Secret | undefined): readonly Secret[] {
  return secret === undefined ? [] : [secret];
}
