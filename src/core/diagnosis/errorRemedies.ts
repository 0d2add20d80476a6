import type { HostError, NetworkReason, Strange } from '../host/hostError';
import { newToken, type Remedy } from './remedy';

const openHost: Remedy = { kind: 'openHost' };
const testAgain: Remedy = { kind: 'testAgain' };
const editBaseUrl: Remedy = { kind: 'editField', field: 'baseUrl' };
const proxySettings: Remedy = { kind: 'showEditorSettings', about: 'proxy' };
const certificateSettings: Remedy = { kind: 'showEditorSettings', about: 'certificates' };

/** What helps against a host's error, whichever check met it. */
export function errorRemedies(error: HostError): readonly Remedy[] {
  switch (error.kind) {
    case 'unauthorized':
    case 'missingScope':
    case 'forbiddenByPolicy':
      return newToken;
    case 'ssoRequired':
      return [{ kind: 'openSso', ...(error.url !== undefined && { url: error.url }) }, testAgain];
    case 'accountBlocked':
    case 'pendingApproval':
    case 'forbidden':
      return [openHost, testAgain];
    case 'ipNotAllowed':
    case 'rateLimited':
      return [testAgain];
    case 'notFound':
      return [editBaseUrl, openHost];
    case 'nameTaken':
    case 'notAccepted':
    case 'gone':
      return [openHost];
    case 'unreachable':
      return networkRemedies(error.reason);
    case 'notThisHost':
      return strangeRemedies(error.seen);
    case 'otherProduct':
      return [{ kind: 'addProvider', type: error.type }, editBaseUrl];
    case 'tooOld':
      return [openHost, ...newToken];
    case 'serverError':
      return [testAgain, openHost];
  }
}

function networkRemedies(reason: NetworkReason): readonly Remedy[] {
  switch (reason) {
    case 'nameNotFound':
      return [editBaseUrl, proxySettings, testAgain];
    case 'refused':
      return [editBaseUrl, openHost, testAgain];
    case 'timedOut':
    case 'reset':
    case 'offline':
    case 'other':
      return [testAgain, proxySettings];
    case 'tlsSelfSigned':
    case 'tlsUnknownIssuer':
    case 'tlsOther':
      return [certificateSettings, testAgain];
    case 'tlsExpired':
      return [openHost, testAgain];
    case 'tlsWrongName':
      return [editBaseUrl, openHost];
    case 'proxyRefused':
    case 'proxyAuthentication':
      return [proxySettings, testAgain];
  }
}

function strangeRemedies(seen: Strange): readonly Remedy[] {
  switch (seen) {
    case 'captivePortal':
      return [openHost, testAgain];
    case 'html':
      return [openHost, editBaseUrl, testAgain];
    case 'redirect':
      return [editBaseUrl, openHost];
    case 'truncated':
      return [testAgain];
    case 'notJson':
    case 'wrongShape':
    case 'tooLarge':
      return [editBaseUrl, testAgain];
  }
}
