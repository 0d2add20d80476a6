import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import type { HostError, NetworkReason } from '../../../src/core/host/hostError';
import type { Webhook } from '../../../src/core/webhook/webhook';
import { hosts } from '../../../src/hosts/hosts';
import { checkOwnSecret } from '../../../src/ui/webhooks/checkOwnSecret';
import { eventChoices, triedEvent } from '../../../src/ui/webhooks/eventChoices';
import { mayHaveHappened } from '../../../src/ui/webhooks/mayHaveHappened';
import { webhookActions } from '../../../src/ui/webhooks/webhookActions';
import { changesNothing, secretOptions, webhookDraft } from '../../../src/ui/webhooks/webhookDraft';
import { baseUrlOf } from '../hosts/baseUrlOf';

const url = 'https://ci.acme.example/hook';
const webhook: Webhook = { id: '1', url, active: true, events: ['push', 'create'] };

describe('what is offered for a webhook', () => {
  const actions = (baseUrl: string, type: string, more = {}) => {
    const operations =
      hosts.find((host) => host.type === type)?.capabilities(baseUrlOf(baseUrl)).webhooks ?? [];
    const facts = { operations, mayWrite: true, canDiagnose: false, ...more };
    return webhookActions(webhook, facts).join(' ');
  };

  it.each([
    ['https://github.com', 'github', 'edit disable ping test deliveries openPage delete'],
    ['https://gitlab.com', 'gitlab', 'edit test deliveries openPage delete'],
    ['https://bitbucket.org', 'bitbucket', 'edit disable openDeliveries openPage delete'],
    ['https://git.acme.example', 'bitbucket', 'edit disable test deliveries openPage delete'],
  ])('at %s is what the host can do, and its page for the rest', (baseUrl, type, offered) => {
    expect(actions(baseUrl, type)).toBe(offered);
  });

  it('without the permission to write is to look at it', () => {
    const looking = { mayWrite: false, canDiagnose: true };
    expect(actions('https://github.com', 'github', looking)).toBe('deliveries diagnose openPage');
  });

  it('is to enable one that is not active', () => {
    const facts = { operations: ['enable'] as const, mayWrite: true, canDiagnose: false };
    expect(webhookActions({ active: false }, facts)).toContain('enable');
  });
});

describe('the events of a webhook', () => {
  const events = {
    names: ['create', 'push', 'star'],
    common: { push: ['push'], tag: ['push', 'create'], comment: ['note'] },
  };

  it('are offered once each, the common ones first, with those picked that start a pipeline', () => {
    expect(eventChoices(events, undefined)).toEqual([
      { name: 'push', kind: 'push', picked: true },
      { name: 'create', kind: 'tag', picked: true },
      { name: 'note', kind: 'comment', picked: false },
      { name: 'star', picked: false },
    ]);
  });

  it('that were chosen before stay picked, also those that this product does not know', () => {
    const picked = eventChoices(events, ['star', 'brand_new']).filter((each) => each.picked);
    expect(picked.map(({ name }) => name)).toEqual(['star', 'brand_new']);
  });

  it('are tried with a push where it is called at one', () => {
    expect(triedEvent(['star', 'push'], events)).toBe('push');
    expect(triedEvent(['star'], events)).toBe('star');
    expect(triedEvent([], events)).toBeUndefined();
  });
});

describe('the secret of a webhook', () => {
  it('is generated or the user’s own for a new one, and kept for one that is there', () => {
    expect(secretOptions(undefined, url, true)).toEqual(['made', 'own']);
    expect(secretOptions({ ...webhook, hasSecret: true }, url, true)).toEqual(['keep', 'made', 'own']);
    expect(secretOptions({ ...webhook, hasSecret: false }, url, true)).toEqual(['none', 'made', 'own']);
  });

  it('cannot be kept where the host forgets it with the old URL', () => {
    const moved = `${url}/moved`;
    expect(secretOptions({ ...webhook, hasSecret: true }, moved, true)).toEqual(['made', 'own']);
    expect(secretOptions(webhook, moved, true)).toEqual(['made', 'own', 'none']);
    expect(secretOptions(webhook, moved, false)).toEqual(['keep', 'made', 'own']);
  });

  it.each([
    ['', 'empty'],
    ['x'.repeat(129), 'tooLong'],
    ['schlüssel', 'notAscii'],
    ['line\nbreak', 'notAscii'],
    ['correct horse battery staple', undefined],
    ['x'.repeat(128), undefined],
  ])('%j of the user’s own is judged before it is sent', (text, problem) => {
    expect(checkOwnSecret(text)).toBe(problem);
  });
});

describe('a draft', () => {
  const keep = { kind: 'keep' } as const;

  it('needs every answer, and leaves an inactive webhook inactive', () => {
    expect(webhookDraft({ url, secret: keep }, undefined)).toBeUndefined();
    const inactive = { ...webhook, active: false };
    expect(webhookDraft({ url, events: ['push'], secret: keep }, inactive)).toEqual({
      url,
      events: ['push'],
      secret: undefined,
      active: false,
    });
  });

  it('with the same URL and events in any order and no new secret changes nothing', () => {
    const draft = { url, events: ['create', 'push'], secret: undefined, active: true };
    expect(changesNothing(webhook, draft)).toBe(true);
    expect(changesNothing(webhook, { ...draft, events: ['push'] })).toBe(false);
    expect(changesNothing(webhook, { ...draft, url: `${url}/moved` })).toBe(false);
    expect(changesNothing(webhook, { ...draft, secret: new Secret('new') })).toBe(false);
  });
});

describe('a change that failed', () => {
  const unreachable = (reason: NetworkReason): HostError => ({
    kind: 'unreachable',
    origin: 'https://git.acme.example',
    reason,
  });
  const happened = (error: HostError): boolean => mayHaveHappened({ kind: 'host', error });

  it('may have been made where the answer was lost', () => {
    expect(happened(unreachable('timedOut'))).toBe(true);
    expect(happened(unreachable('reset'))).toBe(true);
    expect(happened({ kind: 'serverError', status: 502 })).toBe(true);
    expect(happened({ kind: 'notThisHost', seen: 'truncated' })).toBe(true);
  });

  it('was not made where the host refused, or was never asked', () => {
    expect(happened(unreachable('nameNotFound'))).toBe(false);
    expect(happened({ kind: 'missingScope', missing: [] })).toBe(false);
    expect(happened({ kind: 'notThisHost', seen: 'redirect' })).toBe(false);
    expect(mayHaveHappened({ kind: 'gone' })).toBe(false);
  });
});
