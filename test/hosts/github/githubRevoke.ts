import { json, type Reply } from '../core/reply';
import { fieldsOf, textsIn } from '../core/requestBody';
import { githubError, notFound, type GithubCall } from './githubCall';

/** Without authentication and for tokens of anybody; unknown ones are passed over. Not on a server. */
export function revokeCredentials(call: GithubCall): Reply {
  if (call.deployment === 'server') return notFound();
  if (call.token !== undefined) return githubError(403, 'This endpoint does not accept authentication.');
  const credentials = textsIn(fieldsOf(call.request.body), 'credentials');
  if (credentials === undefined || credentials.length === 0) {
    return json(422, {
      message: 'Validation Failed',
      documentation_url: 'https://docs.github.com/rest/credentials/revoke',
      errors: ['credentials must hold at least one token'],
    });
  }
  for (const credential of credentials) call.state.tokens.revoke(credential);
  return json(202, {});
}
