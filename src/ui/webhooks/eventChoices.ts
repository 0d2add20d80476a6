import type { WebhookEventKind, WebhookEvents } from '../../core/webhook/webhook';

export interface EventChoice {
  /** The host's own name. */
  readonly name: string;
  /** Absent for events that only this host has. */
  readonly kind?: WebhookEventKind;
  readonly picked: boolean;
}

const kinds: readonly WebhookEventKind[] = ['push', 'pullRequest', 'tag', 'pipeline', 'comment'];

/** What starts a pipeline. */
const usualKinds: readonly WebhookEventKind[] = ['push', 'pullRequest', 'tag'];

/** Every event once, the common ones first. `chosen`: those of an earlier answer, unknown ones among them. */
export function eventChoices(
  { names, common }: WebhookEvents,
  chosen: readonly string[] | undefined,
): readonly EventChoice[] {
  const kindOf = new Map<string, WebhookEventKind>();
  for (const kind of kinds) {
    for (const name of common[kind] ?? []) if (!kindOf.has(name)) kindOf.set(name, kind);
  }
  return [...new Set([...kindOf.keys(), ...(chosen ?? []), ...names])].map((name) => {
    const kind = kindOf.get(name);
    const usual = kind !== undefined && usualKinds.includes(kind);
    return {
      name,
      ...(kind !== undefined && { kind }),
      picked: chosen === undefined ? usual : chosen.includes(name),
    };
  });
}

/** The event of which a test is an example: a push where there is one, the first otherwise. */
export function triedEvent(events: readonly string[], { common }: WebhookEvents): string | undefined {
  return (common.push ?? []).find((name) => events.includes(name)) ?? events[0];
}
