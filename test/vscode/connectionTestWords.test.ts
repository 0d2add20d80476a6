import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { passed, type Check, type Report } from '../../src/core/diagnosis/report';
import { parseBaseUrl } from '../../src/core/provider/baseUrl';
import type { Services } from '../../src/services';
import { tokenAdvice, type TokenRecognition } from '../../src/ui/commands/tokenAdvice';
import { reportSentence } from '../../src/ui/words/reportWords';
import { openServices } from './openServices';

describe('The words of a connection test', () => {
  let services: Services;

  before(async () => {
    services = await openServices();
  });

  const seen: Check = passed('repositories', {
    kind: 'repositoriesSeen',
    count: 42,
    more: false,
    organization: 'acme',
  });
  const expiring: Check = {
    ...passed('expiry', { kind: 'expires', at: '2026-12-01T12:00:00Z', days: 9 }),
    status: 'warning',
  };
  const report = (...checks: readonly Check[]): Report => ({ checks, username: 'alice' });

  it('begin with one sentence: who is connected to what, and for how long', () => {
    assert.equal(
      reportSentence(report(seen, expiring)),
      'Connected as alice, 42 repositories in acme. Token expires in 9 days.',
    );
  });

  it('name the worst of what was found instead, with what to do', () => {
    const error = { kind: 'unauthorized', reason: 'expired' } as const;
    const failed: Check = {
      ...passed('authenticated', { kind: 'hostError', error }),
      status: 'failed',
    };
    assert.equal(reportSentence(report(failed, expiring)), 'The token has expired. Create a new one.');
  });

  it('name each missing scope and what it is for', () => {
    const missing = [{ name: 'admin:repo_hook', purposes: ['webhooks'] as const }];
    const scopes: Check = {
      ...passed('scopes', { kind: 'scopesMissing', granted: ['repo'], missing, excess: ['delete_repo'] }),
      status: 'warning',
    };
    assert.equal(
      reportSentence(report(seen, scopes)),
      'Connected as alice, 42 repositories in acme. Missing: admin:repo_hook (to manage webhooks). ' +
        'Create a token that has it all. More than is needed: delete_repo.',
    );
  });

  const advised: readonly (readonly [string, string, string, string | undefined, string?])[] = [
    ['github', 'https://github.com', `github_pat_${'a'.repeat(82)}`, 'GitHub: fine-grained token'],
    ['github', 'https://github.com', `ghp_${'a'.repeat(36)}`, 'A character may be missing', 'warning'],
    ['github', 'https://github.com', 'glpat-abcdefghij0123456789', 'This is a GitLab token', 'warning'],
    ['gitlab', 'https://gitlab.acme.com', 'corp-0123456789', undefined],
    [
      'gitlab',
      'https://gitlab.acme.com',
      'gldt-abcdefghij0123456789',
      'A deploy token is for Git only',
      'warning',
    ],
    [
      'bitbucket',
      'https://bitbucket.org',
      `ATBB${'a'.repeat(32)}`,
      'App passwords no longer work',
      'warning',
    ],
    ['bitbucket', 'https://bitbucket.org', 'BBDC-0123456789', 'another deployment', 'warning'],
  ];
  for (const [type, url, text, sentence, severity = 'information'] of advised) {
    it(`say while “${text.slice(0, 12)}…” is typed for ${type}: ${sentence ?? 'nothing'}`, () => {
      const baseUrl = parseBaseUrl(url);
      const host = services.hosts.get(type);
      assert.ok(baseUrl.ok && host !== undefined);
      const recognition: TokenRecognition = { host, baseUrl: baseUrl.value, hosts: services.hosts };
      const advice = tokenAdvice(text, recognition);
      if (sentence === undefined) assert.equal(advice, undefined);
      else {
        assert.ok(advice !== undefined);
        assert.ok(advice.sentence.includes(sentence), advice.sentence);
        assert.equal(advice.severity, severity);
      }
    });
  }
});
