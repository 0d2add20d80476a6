import { describe, expect, it } from 'vitest';
import type { AnswerEntry } from '../../../src/core/credential/answerLog';
import { progressOf, type KnownProvider } from '../../../src/ui/progressOf';
import { noon, sample, workspaceScope } from '../core/sampleProviders';

const savedAt = '2026-11-01T00:00:00Z';
const provider = sample('https://github.com');
const known: KnownProvider = { provider, account: { kind: 'missing' }, health: undefined };
const connected: KnownProvider = {
  provider,
  account: { savedAt, expiresAt: 'never' },
  health: { outcome: 'connected', checkedAt: savedAt, tokenSavedAt: savedAt },
};
const given: AnswerEntry = { at: noon, url: 'https://github.com', outcome: 'given', reason: 'onlyOne' };

describe('the progress of the walkthrough', () => {
  it('begins with nothing', () => {
    expect(progressOf([], [], noon)).toEqual({
      hasProviders: false,
      hasConnected: false,
      hasServed: false,
      hasShared: false,
      knowsExpiry: false,
    });
  });

  it('knows a provider from a connected one whose end is known', () => {
    expect(progressOf([known], [], noon)).toMatchObject({ hasProviders: true, hasConnected: false });
    expect(progressOf([connected], [], noon)).toMatchObject({ hasConnected: true, knowsExpiry: true });
    const both = progressOf([connected, known], [], noon);
    expect(both).toMatchObject({ hasConnected: true, knowsExpiry: false });
  });

  it('counts a credential that Git got, not one of a connection test', () => {
    expect(progressOf([], [{ ...given, reason: 'connectionTest' }], noon).hasServed).toBe(false);
    expect(progressOf([], [{ ...given, outcome: 'declined' }, given], noon).hasServed).toBe(true);
  });

  it('sees a definition that others get', () => {
    const shared = { ...known, provider: { ...provider, scope: workspaceScope } };
    expect(progressOf([shared], [], noon).hasShared).toBe(true);
  });
});
