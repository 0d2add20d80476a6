import { l10n } from 'vscode';
import type { HostError, NetworkReason } from '../../core/host/hostError';

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
    case 'forbidden':
      return error.said === undefined
        ? l10n.t('The host refuses access.')
        : l10n.t('The host refuses access: {0}', error.said);
    case 'notFound':
      return l10n.t('The host knows nothing of that name, or hides it from this token.');
    case 'gone':
      return l10n.t('The host no longer offers this part of its API. Update Git Providers.');
    case 'rateLimited':
      return error.retryAt === undefined
        ? l10n.t('Too many requests: the host asks to wait a while.')
        : l10n.t(
            'Too many requests: the host asks to wait until {0}.',
            new Date(error.retryAt).toLocaleTimeString(),
          );
    case 'unreachable':
      return l10n.t('{0} cannot be reached: {1}', error.origin, networkSentence(error.reason));
    case 'notThisHost':
      return notThisHostSentence(error.seen);
    case 'serverError':
      return l10n.t('The host answers with an error of its own (status {0}). Try again later.', error.status);
  }
}

function unauthorizedSentence(reason: Extract<HostError, { kind: 'unauthorized' }>['reason']): string {
  switch (reason) {
    case 'unknown':
      return l10n.t('The host rejects the token: it is mistyped, expired or revoked. Create a new one.');
    case 'expired':
      return l10n.t('The token has expired. Create a new one.');
    case 'revoked':
      return l10n.t('The token was revoked. Create a new one.');
    case 'deadAppPassword':
      return l10n.t('The host no longer accepts app passwords. Create an API token with scopes instead.');
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

function notThisHostSentence(seen: Extract<HostError, { kind: 'notThisHost' }>['seen']): string {
  switch (seen) {
    case 'html':
      return l10n.t(
        'A web page answers instead of the API: a network sign-in page, a proxy, or a wrong base URL.',
      );
    case 'redirect':
      return l10n.t(
        'The address leads to another host, and the token was not sent there. Check the base URL.',
      );
    case 'notJson':
    case 'wrongShape':
      return l10n.t('Something else than this kind of Git host answers. Check type and base URL.');
    case 'tooLarge':
      return l10n.t('The answer is far too large for this kind of Git host. Check the base URL.');
  }
}
