import { env, l10n, ThemeIcon } from 'vscode';
import type { Delivery } from '../../core/webhook/webhook';
import { createShownTimes } from '../dashboard/shownTimes';
import type { ChoiceItem } from '../quickInput/askChoice';
import { deliveryResultLabel } from '../words/webhookWords';

export type DeliveryChoice = Delivery | 'more' | 'page';

/** The deliveries in the order in which they were told, and what leads on from them. */
export function deliveryItems(
  deliveries: readonly Delivery[],
  more: boolean,
  now: Date,
): readonly ChoiceItem<DeliveryChoice>[] {
  const next: ChoiceItem<DeliveryChoice> = {
    label: l10n.t('Show More'),
    iconPath: new ThemeIcon('ellipsis'),
    alwaysShow: true,
    value: 'more',
  };
  const page: ChoiceItem<DeliveryChoice> = {
    label: l10n.t('Open Deliveries on the Web'),
    iconPath: new ThemeIcon('link-external'),
    alwaysShow: true,
    value: 'page',
  };
  return [...deliveries.map((each) => deliveryItem(each, now)), ...(more ? [next] : []), page];
}

function deliveryItem(delivery: Delivery, now: Date): ChoiceItem<DeliveryChoice> {
  return {
    label: delivery.event,
    description: deliveryResultLabel(delivery),
    detail: deliveryDetail(delivery, now),
    iconPath: new ThemeIcon(delivery.ok ? 'pass' : 'error'),
    value: delivery,
  };
}

/** When it was and how long it took, as far as the host tells. */
function deliveryDetail({ at, durationMs, redelivery }: Delivery, now: Date): string {
  const times = createShownTimes(env.language);
  const parts = [
    at === undefined ? undefined : times.relative(new Date(at), now),
    at === undefined ? undefined : times.moment(new Date(at)),
    durationMs === undefined ? undefined : l10n.t('{0} ms', durationMs),
    redelivery === true ? l10n.t('sent again') : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
