import { listWebhooks } from '../../webhook/listWebhooks';
import type { Webhook } from '../../webhook/webhook';
import type { WebhookClient } from '../../webhook/webhookClient';
import { answerOf, problemOf } from '../checks/stepResult';
import { webhooksCheck } from '../checks/webhooksCheck';
import { errorRemedies } from '../errorRemedies';
import { isTimedOut } from '../withinTime';
import { failed, type FoundCause } from './diagnosis';
import { askWithin, causeOf, examine, type DiagnoseRun, type Examination } from './examination';
import { everywhere, lacksScopes, reportCauses } from './reportCauses';
import type { Subject } from './subject';
import { treat } from './treatment';
import { webhookCauses } from './webhookCauses';

type About = Extract<Subject, { trouble: 'webhook' }>;

const purposes = ['webhooks'] as const;

/** "Webhook not triggering pipelines": as far as the host's side tells. Whether a receiver can be reached, it cannot. */
export async function diagnoseWebhook(run: DiagnoseRun, about: About): Promise<readonly FoundCause[]> {
  const examination = await examine(run, about.provider);
  const { found, report, client } = examination;
  const common = [...found, ...reportCauses(report, { checks: [...everywhere, 'scopes'], purposes })];
  if (client === undefined || about.repository === undefined) return common;
  const webhooks = client.webhooks(about.repository);
  const [access, listed] = await Promise.all([
    readAccess(run, examination, about.repository),
    readWebhooks(run, examination, about, about.repository, webhooks),
  ]);
  const unread = listed.some(({ cause }) => cause.kind === 'webhooksUnread');
  const explained = lacksScopes(report, purposes) || access.some(({ gravity }) => gravity !== 'untold');
  return [...common, ...(unread && !explained ? [] : access), ...(unread && explained ? [] : listed)];
}

async function readAccess(
  run: DiagnoseRun,
  { client, report }: Examination,
  repository: string,
): Promise<readonly FoundCause[]> {
  if (client === undefined) return [];
  const access = await askWithin(run, (signal) => client.webhooksAllowed(repository, signal));
  const check = webhooksCheck(repository, access);
  const byAccount = check.finding.kind === 'webhooksRefused' && check.finding.by === 'account';
  if (check.status === 'passed' || (lacksScopes(report, purposes) && !byAccount)) return [];
  return [causeOf(check)];
}

async function readWebhooks(
  run: DiagnoseRun,
  { host }: Examination,
  { provider, webhookId }: About,
  repository: string,
  client: WebhookClient,
): Promise<readonly FoundCause[]> {
  const listed = await askWithin(run, (signal) => listWebhooks(client, signal));
  const problem = problemOf(listed);
  if (problem !== undefined) {
    const remedies = isTimedOut(problem) ? [{ kind: 'testAgain' } as const] : errorRemedies(problem);
    return [failed({ kind: 'webhooksUnread', repository, problem }, ...treat(...remedies))];
  }
  const all: readonly Webhook[] = answerOf(listed) ?? [];
  const manage = { kind: 'manageWebhooks', repository } as const;
  const wanted = webhookId === undefined ? all : all.filter(({ id }) => id === webhookId);
  if (wanted.length === 0) {
    return [
      webhookId === undefined
        ? failed({ kind: 'webhookMissing', repository }, manage)
        : failed({ kind: 'webhookGone', repository, id: webhookId }, manage),
    ];
  }
  const tellsDeliveries = host?.capabilities(provider.baseUrl).webhooks.includes('deliveries') === true;
  const each = await Promise.all(
    wanted.map((webhook) => webhookCauses(run, { client, repository, webhook, tellsDeliveries })),
  );
  return each.flat();
}
