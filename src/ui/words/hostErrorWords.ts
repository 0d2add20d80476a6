import { l10n } from 'vscode';
import type { HostError, NetworkReason, Strange, UnauthorizedReason } from '../../core/host/hostError';
import { shownTime } from './shownDate';

/** One sentence for what went wrong with a host, with what helps. */
export function hostErrorSentence(error: HostError): string {
  switch (error.kind) {
    case 'unauthorized':
      return unauthorizedSentence(error.reason);
    case 'missingScope':
      return error.missing.length === 0
        ? l10n.t('The token lacks a permission that is needed here.')
        : l10n.t('The token lacks these permissions: {0}.', error.missing.join(', '));
    case 'ssoRequired':
      return l10n.t('The organization asks for single sign-on. Authorise the token for it first.');
    case 'ipNotAllowed':
      return l10n.t(
        'The organization lets in certain network addresses only. Connect to the company network, or ask its owner to allow yours.',
      );
    case 'accountBlocked':
      return l10n.t('The account is blocked or deactivated. Ask an administrator of the host.');
    case 'pendingApproval':
      return l10n.t('The account or the token waits for approval. Ask an administrator to approve it.');
    case 'forbiddenByPolicy':
      return l10n.t('The organization does not allow this kind of token. Create one of another kind.');
    case 'forbidden':
      return error.said === undefined
        ? l10n.t('The host refuses access.')
        : l10n.t('The host refuses access: {0}', error.said);
    case 'notFound':
      return l10n.t('The host knows nothing of that name, or hides it from this token.');
    case 'nameTaken':
      return l10n.t('There is a repository of that name already. Choose another name.');
    case 'notAccepted':
      return error.said === undefined
        ? l10n.t('The host does not accept that.')
        : l10n.t('The host does not accept that: {0}', error.said);
    case 'gone':
      return l10n.t('The host no longer offers this part of its API. Update Git Providers.');
    case 'rateLimited':
      return error.retryAt === undefined
        ? l10n.t('Too many requests: the host asks to wait a while.')
        : l10n.t('Too many requests: the host asks to wait until {0}.', shownTime(error.retryAt));
    case 'unreachable':
      return l10n.t('{0} cannot be reached: {1}', error.origin, networkSentence(error.reason));
    case 'notThisHost':
      return notThisHostSentence(error.seen, error.elsewhere);
    case 'otherProduct':
      return l10n.t(
        'This is {0}, another kind of Git host. Create a provider of that type for it.',
        error.product,
      );
    case 'tooOld':
      return error.version === undefined
        ? l10n.t('The host is too old for this: version {0} is needed.', error.needed)
        : l10n.t('The host is too old for this: it is {0}, and {1} is needed.', error.version, error.needed);
    case 'serverError':
      return l10n.t('The host answers with an error of its own (status {0}). Try again later.', error.status);
  }
}

function unauthorizedSentence(reason: UnauthorizedReason): string {
  switch (reason) {
    case 'unknown':
      return l10n.t('The host rejects the token: it is mistyped, expired or revoked. Create a new one.');
    case 'expired':
      return l10n.t('The token has expired. Create a new one.');
    case 'revoked':
      return l10n.t('The token was revoked. Create a new one.');
    case 'deadAppPassword':
      return l10n.t('The host no longer accepts app passwords. Create an API token with scopes instead.');
    case 'wrongKind':
      return l10n.t('A token of this kind cannot be used here. Create a personal access token instead.');
  }
}

function networkSentence(reason: NetworkReason): string {
  switch (reason) {
    case 'nameNotFound':
      return l10n.t('no such host name. Check the spelling, or connect to the company network.');
    case 'refused':
      return l10n.t('nothing answers at that address and port.');
    case 'timedOut':
      return l10n.t('no answer in time.');
    case 'reset':
      return l10n.t('the connection was cut.');
    case 'tlsSelfSigned':
      return l10n.t('its certificate is self-signed. Add it to the certificates that this machine trusts.');
    case 'tlsUnknownIssuer':
      return l10n.t('its certificate comes from an issuer that this machine does not trust.');
    case 'tlsExpired':
      return l10n.t('its certificate has expired.');
    case 'tlsWrongName':
      return l10n.t('its certificate is made out to another name.');
    case 'tlsOther':
      return l10n.t('no secure connection could be made.');
    case 'proxyRefused':
      return l10n.t('the proxy refuses. Check the setting http.proxy.');
    case 'proxyAuthentication':
      return l10n.t('the proxy asks for a login (407). Check the setting http.proxy.');
    case 'offline':
      return l10n.t('this machine is offline.');
    case 'other':
      return l10n.t('the network failed.');
  }
}

function notThisHostSentence(seen: Strange, elsewhere: string | undefined): string {
  switch (seen) {
    case 'html':
      return l10n.t(
        'A web page answers instead of the API: a network sign-in page, a proxy, or a wrong base URL.',
      );
    case 'captivePortal':
      return l10n.t('The network asks you to sign in first. Open a browser, sign in, and try again.');
    case 'redirect':
      return elsewhere === undefined
        ? l10n.t('The address leads to another host, and the token was not sent there. Check the base URL.')
        : l10n.t(
            'The address leads to {0}, and the token was not sent there. Check the base URL.',
            elsewhere,
          );
    case 'truncated':
      return l10n.t('The answer ends in the middle. Try again; a proxy on the way may cut it.');
    case 'notJson':
    case 'wrongShape':
      return l10n.t('Something else than this kind of Git host answers. Check type and base URL.');
    case 'tooLarge':
      return l10n.t('The answer is far too large for this kind of Git host. Check the base URL.');
  }
}
