import type { WebhookOperation } from '../../core/host/capabilities';
import type { Webhook } from '../../core/webhook/webhook';

/** What can be done with one webhook; `openDeliveries` and `openPage` lead to the host. */
export type WebhookAction =
  | 'edit'
  | 'enable'
  | 'disable'
  | 'ping'
  | 'test'
  | 'deliveries'
  | 'openDeliveries'
  | 'diagnose'
  | 'openPage'
  | 'delete';

export interface ActionFacts {
  readonly operations: readonly WebhookOperation[];
  readonly mayWrite: boolean;
  readonly canDiagnose: boolean;
}

/** In the order in which they are shown. What the host cannot do through its API leads to its page. */
export function webhookActions(
  { active }: Pick<Webhook, 'active'>,
  { operations, mayWrite, canDiagnose }: ActionFacts,
): readonly WebhookAction[] {
  const can = (operation: WebhookOperation): boolean => operations.includes(operation);
  const change = (operation: WebhookOperation, action: WebhookAction): readonly WebhookAction[] =>
    mayWrite && can(operation) ? [action] : [];
  return [
    ...change('edit', 'edit'),
    ...change('enable', active ? 'disable' : 'enable'),
    ...change('ping', 'ping'),
    ...change('test', 'test'),
    can('deliveries') ? 'deliveries' : 'openDeliveries',
    ...(canDiagnose ? (['diagnose'] as const) : []),
    'openPage',
    ...change('delete', 'delete'),
  ];
}
