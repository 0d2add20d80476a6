import type { PracticeToken } from '../core/practiceToken';
import type { Headers, Reply } from '../core/reply';
import type { PracticeOrganization, PracticeRepository } from '../core/world';
import { isHeldIn } from './githubAccess';
import { githubError, notFound, type GithubCall } from './githubCall';

/** Where the owner of a token lets it into an organization with single sign-on. */
export const ssoUrl = 'https://github.com/orgs/acme/sso?authorization_request=AZPRACTICE';

const samlMessage =
  'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.';

/** What an organization's rule says to a token that it keeps out. Source: GitHub REST API, "Troubleshooting". */
export function heldReply(call: GithubCall, organization: PracticeOrganization): Reply | undefined {
  const { token } = call;
  if (token === undefined || !isHeldIn(token, organization.path)) return undefined;
  const sso: Headers = { 'X-GitHub-SSO': `required; url=${ssoUrl}` };
  switch (token.held) {
    case 'sso':
      return githubError(403, samlMessage, sso);
    case 'ssoHidden':
      return { ...notFound(), headers: { ...notFound().headers, ...sso } };
    case 'ipAllowList':
      return githubError(403, addressMessage(organization.path));
    case 'classicForbidden':
      return githubError(403, classicMessage(organization.path));
    case 'blocked':
    case undefined:
      break;
  }
  return undefined;
}

/** A list over several organizations leaves out the ones with single sign-on, and says so. */
export function partialResults({ token, state }: GithubCall): Headers {
  if (token?.held !== 'sso' && token?.held !== 'ssoHidden') return {};
  const id = state.world.organization('acme')?.id;
  return { 'X-GitHub-SSO': `partial-results; organizations=${String(id)}` };
}

export function blocked(token: PracticeToken | undefined): Reply | undefined {
  return token?.held === 'blocked'
    ? githubError(403, 'Sorry. Your account was suspended. Please contact GitHub Support.')
    : undefined;
}

/** What Git shows after `remote: `, if the token is kept out. */
export function heldFromGit(
  token: PracticeToken,
  repository: PracticeRepository | undefined,
): string | undefined {
  if (token.held === 'blocked') return 'Your account is suspended.';
  if (repository === undefined || !isHeldIn(token, repository.organization)) return undefined;
  if (token.held === 'ipAllowList') return addressMessage(repository.organization);
  if (token.held === 'classicForbidden') return classicMessage(repository.organization);
  return `The '${repository.organization}' organization has enabled or enforced SAML SSO.\nTo access this repository, you must re-authorize the token.`;
}

function addressMessage(organization: string): string {
  return (
    `Although you appear to have the correct authorization credentials, the \`${organization}\` organization has an ` +
    'IP allow list enabled, and your IP address is not permitted to access this resource.'
  );
}

function classicMessage(organization: string): string {
  return (
    `\`${organization}\` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, ` +
    'or a personal access token with fine-grained permissions.'
  );
}
