import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import type { ExpiryWarning } from '../../src/core/lifecycle/expiryWarning';
import type { ProviderState } from '../../src/core/provider/providerState';
import { rotationLabel } from '../../src/ui/lifecycle/rotationLabel';
import { findingSentence } from '../../src/ui/words/findingWords';
import { rotateLabel, shownNames, warningSentence } from '../../src/ui/words/lifecycleWords';
import { noon, sample } from '../unit/core/sampleProviders';

const dayMs = 86_400_000;

function inDays(days: number): string {
  return new Date(noon.getTime() + days * dayMs).toISOString();
}

function warning(days: number, name = 'Work'): ExpiryWarning {
  const provider = sample('https://gitlab.acme.com:8443/git', { name });
  return { provider, savedAt: inDays(-300), expiresAt: inDays(days), stage: 14 };
}

describe('A warning of expiry', () => {
  it('says which token of which host ends when', () => {
    const of = (days: number): string => warningSentence([warning(days)], [], noon);
    const token = 'The token of “Work” on gitlab.acme.com:8443';
    assert.equal(of(9.5), `${token} expires in 9 days, on Dec 2, 2026.`);
    assert.equal(of(1), `${token} expires in 1 day, on Nov 23, 2026.`);
    assert.equal(of(0.1), `${token} expires in less than a day, on Nov 22, 2026.`);
    assert.equal(of(-2), `${token} expired on Nov 20, 2026. Git cannot use it until it is replaced.`);
  });

  it('names the pipeline projects that fail, three at most', () => {
    const of = (...projects: string[]): string => warningSentence([warning(9.5)], projects, noon);
    assert.match(of('web'), / This pipeline project fails without a valid token: web\.$/);
    assert.match(of('web', 'api'), / These pipeline projects fail without a valid token: web and api\.$/);
    assert.match(of('a', 'b', 'c', 'd', 'e', 'f', 'g'), /: a, b, c and 4 more\.$/);
  });

  it('is one for several tokens', () => {
    const tokens = [warning(3.5), warning(-1, 'Old'), warning(1.5, 'Tools')];
    assert.equal(
      warningSentence(tokens, [], noon),
      '3 tokens expire soon or have expired: “Work” (expires in 3 days), “Old” (expired Nov 21, 2026), and “Tools” (expires in 1 day).',
    );
    const many = Array.from({ length: 12 }, (_, index) => warning(3.5, `P${index}`));
    assert.match(warningSentence(many, [], noon), /^12 tokens .* “P2” \(expires in 3 days\) and 9 more\.$/);
  });

  it('counts one more as one', () => {
    assert.equal(shownNames(['a', 'b', 'c', 'd']), 'a, b, c and 1 more');
    assert.equal(shownNames(['a', 'b', 'c']), 'a, b, and c');
  });
});

describe('The age of a token', () => {
  const provider = sample('https://github.com');
  const account = { savedAt: inDays(-95.5) };
  const connected: ProviderState = { kind: 'connected' };
  const configuration = workspace.getConfiguration('gitProviders');

  after(() => configuration.update('rotation.days', undefined, ConfigurationTarget.Global));

  it('is told once it is more than the setting, or the provider’s own number', async () => {
    assert.equal(rotationLabel(provider, account, connected, noon), 'Rotate token (95 days old)');
    assert.equal(rotationLabel({ ...provider, rotationDays: 180 }, account, connected, noon), undefined);
    await configuration.update('rotation.days', 100, ConfigurationTarget.Global);
    assert.equal(rotationLabel(provider, account, connected, noon), undefined);
    await configuration.update('rotation.days', 0, ConfigurationTarget.Global);
    assert.equal(rotationLabel(provider, account, connected, noon), undefined);
    assert.equal(
      rotationLabel({ ...provider, rotationDays: 30 }, account, connected, noon),
      'Rotate token (95 days old)',
    );
    assert.equal(rotateLabel(1), 'Rotate token (1 day old)');
  });

  it('is not told where the state asks for another token anyway, or for none', () => {
    const own = { ...provider, rotationDays: 30 };
    for (const kind of ['inactive', 'expired', 'rejected'] as const) {
      assert.equal(rotationLabel(own, account, { kind }, noon), undefined);
    }
    const absence = { kind: 'missing' } as const;
    assert.equal(rotationLabel(own, absence, { kind: 'tokenMissing', absence }, noon), undefined);
  });
});

describe('A date', () => {
  it('is in the language of VS Code, whatever the locale of the process', () => {
    const sentence = findingSentence({ kind: 'expires', at: '2027-11-22T12:00:00Z', days: 365 });
    assert.equal(sentence, 'The token expires on Nov 22, 2027.');
  });
});
