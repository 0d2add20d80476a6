import { l10n } from 'vscode';
import type { AddressKind } from '../../core/webhook/addressKind';
import type { WebhookUrlProblem } from '../../core/webhook/checkWebhookUrl';
import type { Delivery, Webhook, WebhookEventKind, WebhookTrial } from '../../core/webhook/webhook';
import { sourceProblemSentence } from '../remoteSources/sourceWords';
import type { WebhookProblem } from '../webhooks/askWebhooks';
import { longestSecret, type OwnSecretProblem } from '../webhooks/checkOwnSecret';
import type { LastCall } from '../webhooks/readWebhooks';
import type { WebhookAction } from '../webhooks/webhookActions';
import type { SecretChoice } from '../webhooks/webhookDraft';
import type { WebhookTarget } from '../webhooks/webhookParts';
import { hostErrorSentence } from './hostErrorWords';
import { namesOfScopes } from './permissionWords';
import { refusalSentence } from './refusalWords';

export function eventKindLabel(kind: WebhookEventKind): string {
  switch (kind) {
    case 'push':
      return l10n.t('Pushes');
    case 'pullRequest':
      return l10n.t('Pull or merge requests');
    case 'tag':
      return l10n.t('Tags');
    case 'pipeline':
      return l10n.t('Pipelines');
    case 'comment':
      return l10n.t('Comments');
  }
}

/** Why a URL is no place for a host to call, with what to do instead. */
export function webhookUrlSentence(problem: WebhookUrlProblem): string {
  switch (problem.kind) {
    case 'empty':
      return l10n.t('Type the URL that the host is to call.');
    case 'notAUrl':
      return l10n.t('This is no URL. Type one such as https://ci.example.com/hooks.');
    case 'controlCharacter':
      return l10n.t('The URL has an invisible character in it. Type it in again.');
    case 'credentials':
      return l10n.t('Leave user name and password out of the URL. The webhook gets a secret of its own.');
    case 'scheme':
      return l10n.t('The URL must begin with https://.');
    case 'insecure':
      return l10n.t('Anybody could read what is sent to http://. Use https://.');
    case 'notPublic':
      return notPublicSentence(problem.address, problem.hostname);
  }
}

function notPublicSentence(address: AddressKind, hostname: string): string {
  switch (address) {
    case 'loopback':
      return l10n.t('{0} is this machine, which the host cannot call. Use a public address.', hostname);
    case 'private':
    case 'linkLocal':
    case 'shared':
    case 'localName':
      return l10n.t(
        '{0} is in a private network, which the host cannot call. Use a public address.',
        hostname,
      );
    case 'metadata':
    case 'unspecified':
    case 'reserved':
      return l10n.t('{0} is no address that a host may call. Use a public one.', hostname);
  }
}

export function ownSecretSentence(problem: OwnSecretProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Type the secret that the receiver knows.');
    case 'tooLong':
      return l10n.t('Hosts take {0} characters at most.', longestSecret);
    case 'notAscii':
      return l10n.t('Use letters of the Latin alphabet without accents, digits and punctuation only.');
  }
}

export function secretChoiceLabel(kind: SecretChoice['kind']): string {
  switch (kind) {
    case 'made':
      return l10n.t('Generate a Secret');
    case 'own':
      return l10n.t('Use My Own Secret…');
    case 'keep':
      return l10n.t('Keep the Secret');
    case 'none':
      return l10n.t('Go On Without a Secret');
  }
}

export function secretChoiceDetail(kind: SecretChoice['kind']): string {
  switch (kind) {
    case 'made':
      return l10n.t('A new secret is generated, and shown once when the host has it.');
    case 'own':
      return l10n.t('The secret is the one that you type.');
    case 'keep':
      return l10n.t('The secret that the host has stays.');
    case 'none':
      return l10n.t('The receiver cannot tell whether a call is genuine.');
  }
}

/** Name of a codicon. */
export function secretChoiceIcon(kind: SecretChoice['kind']): string {
  switch (kind) {
    case 'made':
      return 'sparkle';
    case 'own':
      return 'key';
    case 'keep':
      return 'lock';
    case 'none':
      return 'unlock';
  }
}

/** The state of a webhook in a word or two. */
export function webhookStateLabel({ active, stoppedUntil }: Webhook): string {
  if (stoppedUntil !== undefined)
    return l10n.t('Stopped after failures until {0}', new Date(stoppedUntil).toLocaleTimeString());
  return active ? l10n.t('Active') : l10n.t('Inactive');
}

/** How the latest call went; `undefined` where the host does not say. */
export function lastCallLabel(lastCall: LastCall): string | undefined {
  switch (lastCall.kind) {
    case 'never':
      return l10n.t('never called');
    case 'untold':
      return undefined;
    case 'called': {
      const { ok, status } = lastCall.delivery;
      if (ok)
        return status === undefined
          ? l10n.t('last delivery arrived')
          : l10n.t('last delivery arrived ({0})', status);
      return status === undefined
        ? l10n.t('last delivery failed: no answer')
        : l10n.t('last delivery failed ({0})', status);
    }
  }
}

/** How one call went. */
export function deliveryResultLabel({ ok, status }: Pick<Delivery, 'ok' | 'status'>): string {
  if (status === undefined) return ok ? l10n.t('Arrived') : l10n.t('No answer');
  return ok ? l10n.t('Arrived ({0})', status) : l10n.t('Failed ({0})', status);
}

/** What came of a call that was asked for. */
export function trialSentence(trial: WebhookTrial): string {
  if (trial.kind === 'sent')
    return l10n.t('The host has been asked to call. The deliveries tell how it went.');
  if (trial.ok) {
    return trial.status === undefined
      ? l10n.t('The receiver has accepted the call.')
      : l10n.t('The receiver has accepted the call ({0}).', trial.status);
  }
  if (trial.status !== undefined) return l10n.t('The receiver answers with an error ({0}).', trial.status);
  return trial.said === undefined
    ? l10n.t('The call failed: the receiver does not answer, or answers with an error.')
    : l10n.t('The call failed: {0}', trial.said);
}

export function actionLabel(action: WebhookAction): string {
  switch (action) {
    case 'edit':
      return l10n.t('Edit…');
    case 'enable':
      return l10n.t('Enable');
    case 'disable':
      return l10n.t('Disable');
    case 'ping':
      return l10n.t('Ping');
    case 'test':
      return l10n.t('Test');
    case 'deliveries':
      return l10n.t('Deliveries');
    case 'openDeliveries':
      return l10n.t('Open Deliveries on the Web');
    case 'diagnose':
      return l10n.t('Diagnose…');
    case 'openPage':
      return l10n.t('Open Webhooks on the Web');
    case 'delete':
      return l10n.t('Delete…');
  }
}

/** Name of a codicon. */
export function actionIcon(action: WebhookAction): string {
  switch (action) {
    case 'edit':
      return 'edit';
    case 'enable':
      return 'play-circle';
    case 'disable':
      return 'circle-slash';
    case 'ping':
      return 'broadcast';
    case 'test':
      return 'beaker';
    case 'deliveries':
      return 'list-unordered';
    case 'diagnose':
      return 'pulse';
    case 'openDeliveries':
    case 'openPage':
      return 'link-external';
    case 'delete':
      return 'trash';
  }
}

/** Why nothing came of it; a permission that is missing is named. */
export function webhookProblemSentence(
  { provider, host, fullName }: WebhookTarget,
  problem: WebhookProblem,
): string {
  if (problem.kind === 'refused') return refusalSentence(problem.refusal);
  if (problem.kind !== 'host') return sourceProblemSentence(problem);
  const { error } = problem;
  const unnamed = error.kind === 'missingScope' && error.missing.length === 0;
  if (!unnamed && error.kind !== 'notFound' && error.kind !== 'forbidden') return hostErrorSentence(error);
  const required = host
    .requiredScopes(provider.baseUrl, provider.organization)
    .filter(({ purposes }) => purposes.includes('webhooks'));
  const needed = { repository: fullName, scopes: namesOfScopes(required) };
  if (error.kind === 'notFound') {
    return l10n.t(
      'The host shows no webhooks of {repository}. They need a token with {scopes}, and a role there that may change its settings.',
      needed,
    );
  }
  const what = l10n.t(
    'The webhooks of {repository} need a token with {scopes}, and a role there that may change its settings.',
    needed,
  );
  return `${hostErrorSentence(error)} ${what}`;
}
