import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import { openPage } from '../commands/openPages';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import type { StepOutcome } from '../quickInput/wizard';
import { refusalSentence } from '../words/refusalWords';
import { addWebhookFlow } from './addWebhookFlow';
import type { Left } from './continued';
import { noSteps } from './noSteps';
import { readWebhooks, type ListedWebhook, type WebhookList } from './readWebhooks';
import { showWebhook } from './showWebhook';
import { webhookItem } from './webhookItem';
import type { WebhookSession } from './webhookParts';
import { whileAsking } from './whileAsking';

type Choice = 'add' | 'page' | ListedWebhook;

/**
 * The webhooks of a repository, read anew each time they are come back to.
 *
 * @param done what was done just before
 */
export async function showWebhooks(
  session: WebhookSession,
  canGoBack: boolean,
  done?: string,
): Promise<Left> {
  let note = done;
  for (;;) {
    const read = await readList(session, canGoBack);
    if (read.kind !== 'next') return read.kind === 'back' ? 'back' : 'end';
    const list = read.value;
    const choice = await askChoice<Choice>({
      title: titleOf(session),
      placeholder: note ?? countSentence(list),
      items: items(session, list),
      position: noSteps(canGoBack),
    });
    if (choice.kind !== 'next') return choice.kind === 'back' ? 'back' : 'end';
    if (choice.value === 'page') {
      await openPage(list.facts.webhooksPage);
      return 'end';
    }
    const next =
      choice.value === 'add'
        ? await addWebhookFlow(session, list.facts)
        : await showWebhook(session, list.facts, choice.value);
    if (next.kind === 'end') return 'end';
    note = next.note;
  }
}

/** The webhooks as the host has them; a failure is told until it works or the user leaves. */
export async function readList(
  session: WebhookSession,
  canGoBack: boolean,
): Promise<StepOutcome<WebhookList>> {
  const { host, provider } = session.target;
  const tells = host.capabilities(provider.baseUrl).webhooks.includes('deliveries');
  for (;;) {
    const read = await whileAsking(session, {
      title: titleOf(session),
      placeholder: l10n.t('Asking the host for the webhooks…'),
      permission: 'read',
      canGoBack,
      ask: (webhooks, signal) => readWebhooks(webhooks, tells, signal),
    });
    if (read.kind !== 'list') return read;
  }
}

function titleOf({ target }: WebhookSession): string {
  return l10n.t('Webhooks of {0}', target.fullName);
}

function countSentence({ webhooks }: WebhookList): string {
  if (webhooks.length === 0) return l10n.t('There is no webhook yet.');
  return webhooks.length === 1 ? l10n.t('1 webhook') : l10n.t('{0} webhooks', webhooks.length);
}

function items({ parts, target }: WebhookSession, { webhooks }: WebhookList): readonly ChoiceItem<Choice>[] {
  const refusal = parts.directory.policy().refuses('write', target.provider.baseUrl);
  const add: ChoiceItem<Choice> = {
    label: l10n.t('Add Webhook…'),
    iconPath: new ThemeIcon('add'),
    alwaysShow: true,
    value: 'add',
  };
  const page: ChoiceItem<Choice> = {
    label: l10n.t('Open Webhooks on the Web'),
    iconPath: new ThemeIcon('link-external'),
    alwaysShow: true,
    value: 'page',
    // Why nothing can be changed here stands where it can be changed.
    ...(refusal !== undefined && { detail: refusalSentence(refusal) }),
  };
  const line: ChoiceItem<Choice> = { label: '', kind: QuickPickItemKind.Separator, value: 'page' };
  const rows = webhooks.map(webhookItem);
  return [...rows, ...(rows.length > 0 ? [line] : []), ...(refusal === undefined ? [add] : []), page];
}
