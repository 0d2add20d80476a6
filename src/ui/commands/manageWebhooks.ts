import { l10n, window } from 'vscode';
import { manageTarget, type ManageOptions } from '../webhooks/manageTarget';
import { readTarget, type GivenTarget } from '../webhooks/readTarget';
import { showWebhooks } from '../webhooks/showWebhooks';
import type { WebhookParts } from '../webhooks/webhookParts';
import { refusalSentence } from '../words/refusalWords';
import { runCommand } from './command';

export type { WebhookParts } from '../webhooks/webhookParts';

/**
 * Lists the webhooks of a repository, to add, change, try and delete them.
 *
 * @param argument the row of a project, a repository or a provider
 */
export async function manageWebhooks(parts: WebhookParts, argument: unknown): Promise<void> {
  await openWebhooks(parts, argument, l10n.t('Manage Webhooks'), 'read', (target, canGoBack) =>
    showWebhooks({ parts, target }, canGoBack),
  );
}

/** Finds out which repository is meant, with what the dialog shows from there on. */
export async function openWebhooks(
  parts: WebhookParts,
  argument: unknown,
  title: string,
  permission: 'read' | 'write',
  show: ManageOptions['show'],
): Promise<void> {
  const refusal = parts.directory.policy().refuses(permission);
  if (refusal !== undefined) {
    void window.showErrorMessage(refusalSentence(refusal));
    return;
  }
  const given = readTarget(parts, argument);
  if (given.kind === 'unusable') {
    void window.showErrorMessage(unusableSentence(given));
    return;
  }
  if ((await manageTarget(parts, given, { title, show })) === 'addProvider') await runCommand('addProvider');
}

function unusableSentence({ why, name }: Extract<GivenTarget, { kind: 'unusable' }>): string {
  switch (why) {
    case 'gone':
      return name === undefined
        ? l10n.t('There is no such provider any more.')
        : l10n.t('The provider of {0} is missing. Reassign it first.', name);
    case 'foreign':
      return l10n.t('{0} is no repository of the provider’s host.', name ?? '');
  }
}
