import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccountStore, type AccountStore } from '../../../src/core/account/accountStore';
import { Secret } from '../../../src/core/account/secret';
import { createConnectionTester } from '../../../src/core/diagnosis/connectionTester';
import type { GitTrial } from '../../../src/core/diagnosis/connectionTest';
import { checkIds, worstCheck, type Check, type Report } from '../../../src/core/diagnosis/report';
import { createHealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { ok } from '../../../src/shared/result';
import {
  startPracticeHosts,
  type PracticeHostName,
  type PracticeHosts,
} from '../../hosts/startPracticeHosts';
import { everythingAllowed, hosts, memoryMemento, memorySecrets, sample } from './sampleProviders';

/** Git itself is tried in the window, where the broker is: here it always works. */
const gitWorks: GitTrial = () => Promise.resolve(ok(undefined));

let practice: PracticeHosts;

beforeAll(async () => {
  practice = await startPracticeHosts();
});

afterAll(async () => {
  await practice.closeAll();
});

interface Tested {
  readonly report: Report;
  readonly outcome: string | undefined;
  readonly accounts: AccountStore;
  readonly provider: Provider;
  readonly streamed: readonly Check[];
}

async function run(
  name: PracticeHostName,
  label: string,
  fields: Partial<Omit<Provider, 'baseUrl'>> & { readonly username?: string } = {},
  base?: string,
): Promise<Tested> {
  const { username, ...definition } = fields;
  const host = practice[name];
  const { token, email } = host.token(label);
  const accounts = createAccountStore(
    memorySecrets(),
    () => new Date(),
    () => everythingAllowed,
  );
  const health = createHealthStore(memoryMemento());
  const provider = sample(base ?? host.baseUrl, { type: host.type, ...definition });
  await accounts.save(provider, {
    token: new Secret(token),
    ...(email !== undefined && { email }),
    ...(username !== undefined && { username }),
  });
  const tester = createConnectionTester({
    accounts,
    health,
    hosts,
    tryGit: gitWorks,
    policy: () => everythingAllowed,
    now: () => new Date(),
    log: () => undefined,
  });
  const streamed: Check[] = [];
  const report = await tester.test(provider, AbortSignal.timeout(20_000), (check) => streamed.push(check));
  if (!report.ok) throw new Error(report.error.kind);
  return { report: report.value, outcome: health.read(provider.id)?.outcome, accounts, provider, streamed };
}

function finding(report: Report, id: Check['id']): string {
  const check = report.checks.find((each) => each.id === id)!;
  return `${check.status} ${check.finding.kind === 'hostError' ? check.finding.error.kind : check.finding.kind}`;
}

describe('a connection test', () => {
  it.each(['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'] as const)(
    'of %s with a token that may do everything passes every check, streams each once and learns the account',
    async (name) => {
      const organization = name === 'bitbucketDataCenter' ? 'ACME' : 'acme';
      const { report, outcome, accounts, provider, streamed } = await run(name, 'full access', {
        organization,
      });
      expect(report.checks.map(({ id }) => id)).toEqual([...checkIds]);
      expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
      expect(streamed.map(({ id }) => id).sort()).toEqual([...checkIds].sort());
      expect(outcome).toBe('connected');
      expect(await accounts.read(provider)).toMatchObject({ value: { username: 'alice' } });
    },
  );

  it.each([
    ['github', 'expired', 'unauthorized'],
    ['gitlab', 'expired', 'unauthorized'],
    ['bitbucket', 'expired', 'unauthorized'],
    ['bitbucket', 'app password', 'unauthorized'],
    ['bitbucketDataCenter', 'expired', 'unauthorized'],
  ] as const)(
    'of %s with the token “%s” says that the host rejects it and tries nothing else',
    async (name, label, kind) => {
      const { report, outcome } = await run(name, label, { organization: 'acme' });
      expect(finding(report, 'authenticated')).toBe(`failed ${kind}`);
      expect(finding(report, 'reach')).toBe('passed reached');
      expect(finding(report, 'git')).toBe('skipped notReached');
      expect(worstCheck(report)?.remedies).toContain('updateToken');
      expect(outcome).toBe('rejected');
    },
  );

  it.each([
    ['github', 'without repo scope'],
    ['gitlab', 'without repository scope'],
    ['bitbucket', 'without repository scope'],
  ] as const)('of %s names the scopes that the token “%s” lacks', async (name, label) => {
    const { report } = await run(name, label);
    const check = report.checks.find(({ id }) => id === 'scopes')!;
    expect(check.status).toBe('warning');
    expect(check.remedies).toContain('openTokenPage');
    expect(JSON.stringify(check.finding)).toMatch(/repo/);
  });

  it('does not call scopes missing where the host does not tell them', async () => {
    const { report } = await run('github', 'acme only', { organization: 'acme' });
    expect(finding(report, 'scopes')).toBe('passed scopesUnknown');
  });

  it.each(['github', 'gitlab', 'bitbucket'] as const)('of %s finds a misspelt organization', async (name) => {
    const { report, outcome } = await run(name, 'full access', { organization: 'acmee' });
    expect(finding(report, 'organization')).toBe('failed organizationNotFound');
    expect(outcome).toBe('problem');
  });

  it('tells another account from the expected one, and leaves the user’s word as it is', async () => {
    const { report, accounts, provider } = await run('github', 'full access', { username: 'bob' });
    expect(finding(report, 'identity')).toBe('failed otherUser');
    expect(await accounts.read(provider)).toMatchObject({ value: { username: 'bob' } });
  });

  it('says that a host cannot be reached, and calls that offline rather than a bad token', async () => {
    const { report, outcome } = await run('github', 'full access', {}, 'http://127.0.0.1:9/github.com');
    expect(finding(report, 'reach')).toBe('failed unreachable');
    expect(outcome).toBe('offline');
  });

  it('recognises a web page in place of the API', async () => {
    practice.gitlab.faults.set('/gitlab.com/api', { html: true });
    try {
      const { report, outcome } = await run('gitlab', 'full access');
      expect(finding(report, 'reach')).toBe('failed notThisHost');
      expect(outcome).toBe('offline');
    } finally {
      practice.gitlab.faults.clear();
    }
  });

  it('makes no request twice', async () => {
    for (const host of practice.all) host.clearRequests();
    await run('github', 'full access', { organization: 'acme' });
    const asked = practice.github.requests.map(({ method, path, query }) => `${method} ${path}?${query}`);
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('stops at once when it is cancelled, and leaves the health as it was', async () => {
    practice.github.faults.set('/api.github.com', { hang: true });
    try {
      const host = practice.github;
      const accounts = createAccountStore(
        memorySecrets(),
        () => new Date(),
        () => everythingAllowed,
      );
      const health = createHealthStore(memoryMemento());
      const provider = sample(host.baseUrl);
      await accounts.save(provider, { token: new Secret(host.token('full access').token) });
      const parts = {
        accounts,
        health,
        hosts,
        tryGit: gitWorks,
        policy: () => everythingAllowed,
        now: () => new Date(),
        log: () => undefined,
      };
      const tester = createConnectionTester(parts);
      const abort = new AbortController();
      const test = tester.test(provider, abort.signal);
      setTimeout(() => {
        abort.abort();
      }, 200);
      await expect(test).rejects.toThrow('aborted');
      expect(tester.isTesting(provider.id)).toBe(false);
      expect(health.read(provider.id)).toBeUndefined();
    } finally {
      practice.github.faults.clear();
    }
  });
});
