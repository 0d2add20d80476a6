import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccountStore, type AccountStore } from '../../../src/core/account/accountStore';
import { Secret } from '../../../src/core/account/secret';
import { createConnectionTester, type ConnectionTester } from '../../../src/core/diagnosis/connectionTester';
import type { GitTrial } from '../../../src/core/diagnosis/gitTrial';
import { checkIds, worstCheck, type Check, type Report } from '../../../src/core/diagnosis/report';
import { createHealthStore, type HealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { ok } from '../../../src/shared/result';
import {
  startPracticeHosts,
  type PracticeHostName,
  type PracticeHosts,
} from '../../hosts/startPracticeHosts';
import { everythingAllowed, hosts, memoryMemento, memorySecrets, sample } from './sampleProviders';

/** Git itself is tried in the window, where the broker is: here it always works. */
const gitWorks: GitTrial = () => Promise.resolve(ok({}));

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

interface Prepared {
  readonly tester: ConnectionTester;
  readonly provider: Provider;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
}

type Fields = Partial<Omit<Provider, 'baseUrl'>> & { readonly username?: string };

async function prepare(
  name: PracticeHostName,
  label: string,
  { username, ...definition }: Fields = {},
  base = practice[name].baseUrl,
  more: { readonly stepMs?: number } = {},
): Promise<Prepared> {
  const host = practice[name];
  const { token, email } = host.token(label);
  const accounts = createAccountStore(
    memorySecrets(),
    () => new Date(),
    () => everythingAllowed,
  );
  const health = createHealthStore(memoryMemento());
  const provider = sample(base, { type: host.type, ...definition });
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
    ...more,
  });
  return { tester, provider, accounts, health };
}

async function run(...situation: Parameters<typeof prepare>): Promise<Tested> {
  const { tester, provider, accounts, health } = await prepare(...situation);
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
    'of %s with a token that may do everything finds nothing wrong, streams each check once and learns the account',
    async (name) => {
      const organization = name === 'bitbucketDataCenter' ? 'ACME' : 'acme';
      const { report, outcome, accounts, provider, streamed } = await run(name, 'full access', {
        organization,
      });
      expect(report.checks.map(({ id }) => id)).toEqual([...checkIds]);
      const wrong = report.checks.filter(({ status }) => status === 'failed' || status === 'warning');
      expect(wrong).toEqual([]);
      expect(streamed.map(({ id }) => id).sort()).toEqual([...checkIds].sort());
      expect(outcome).toBe('connected');
      expect(await accounts.read(provider)).toMatchObject({ value: { username: 'alice' } });
    },
  );

  it.each([
    ['github', 'expired', 'unauthorized'],
    ['gitlab', 'expired', 'unauthorized'],
    ['bitbucket', 'expired', 'tokenOrEmailRefused'],
    ['bitbucket', 'app password', 'unauthorized'],
    ['bitbucketDataCenter', 'expired', 'unauthorized'],
  ] as const)(
    'of %s with the token “%s” says that the host rejects it and tries nothing else',
    async (name, label, kind) => {
      const { report, outcome } = await run(name, label, { organization: 'acme' });
      expect(finding(report, 'authenticated')).toBe(`failed ${kind}`);
      expect(finding(report, 'reach')).toBe('passed reached');
      expect(finding(report, 'git')).toBe('skipped notReached');
      expect(worstCheck(report)?.remedies).toContainEqual({ kind: 'updateToken' });
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
    expect(check.remedies).toContainEqual({ kind: 'openTokenPage' });
    expect(JSON.stringify(check.finding)).toMatch(/repo/);
  });

  it('does not call scopes missing where the host does not tell them', async () => {
    const { report } = await run('github', 'acme only', { organization: 'acme' });
    expect(finding(report, 'scopes')).toBe('skipped scopesUnknown');
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
    const { report, outcome } = await run('github', 'full access', {}, 'http://127.0.0.1:47/github.com');
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

  it.each([
    ['github', 'full access', 'acmee'],
    ['github', 'acme only', 'acme'],
    ['gitlab', 'full access', 'acme'],
    ['bitbucket', 'full access', 'acme'],
    ['bitbucketDataCenter', 'full access', 'ACME'],
  ] as const)('of %s with “%s” and %s makes no request twice', async (name, label, organization) => {
    practice[name].clearRequests();
    await run(name, label, { organization });
    const asked = practice[name].requests.map(({ method, path, query }) => `${method} ${path}?${query}`);
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('knocks once only with a token that the host refuses', async () => {
    practice.github.clearRequests();
    await run('github', 'revoked', { organization: 'acme' });
    const tried = practice.github.requests.filter(({ headers }) => headers.authorization !== undefined);
    expect(tried.map(({ path }) => path)).toEqual(['/api.github.com/user']);
  });

  it('does not wait with its other checks for one that hangs', async () => {
    practice.github.faults.set('/api.github.com/user/memberships', { hang: true });
    try {
      const { report, streamed } = await run('github', 'full access', { organization: 'acme' }, undefined, {
        stepMs: 1500,
      });
      expect(finding(report, 'organization')).toBe('failed timedOut');
      expect(finding(report, 'git')).toBe('passed gitWorks');
      const order = streamed.map(({ id }) => id);
      expect(order.indexOf('git')).toBeLessThan(order.indexOf('organization'));
    } finally {
      practice.github.faults.clear();
    }
  });

  it('does not wait for a server that never tells its version', async () => {
    practice.gitlab.faults.set('/gitlab.com/api/v4/metadata', { hang: true });
    try {
      const { report, streamed } = await run('gitlab', 'full access', { organization: 'acme' }, undefined, {
        stepMs: 1500,
      });
      expect(finding(report, 'reach')).toBe('passed reached');
      expect(finding(report, 'product')).toBe('skipped productUnknown');
      const order = streamed.map(({ id }) => id);
      expect(order.indexOf('git')).toBeLessThan(order.indexOf('product'));
    } finally {
      practice.gitlab.faults.clear();
    }
  });

  it.each([
    ['the first answer', '/api.github.com/user'],
    ['the repositories', '/api.github.com/orgs/acme/repos'],
  ])('stops within 100 ms when it is cancelled while it waits for %s', async (_, prefix) => {
    practice.github.faults.set(prefix, { hang: true });
    practice.github.clearRequests();
    try {
      const { tester, provider, health } = await prepare('github', 'full access', { organization: 'acme' });
      const abort = new AbortController();
      const test = tester.test(provider, abort.signal);
      test.catch(() => undefined);
      await expect
        .poll(() => practice.github.requests.some(({ path }) => path.startsWith(prefix)))
        .toBe(true);
      const begun = performance.now();
      abort.abort();
      await expect(test).rejects.toThrow('aborted');
      expect(performance.now() - begun).toBeLessThan(100);
      await expect
        .poll(() => practice.github.requests.find(({ path }) => path.startsWith(prefix))?.aborted)
        .toBe(true);
      expect(tester.isTesting(provider.id)).toBe(false);
      expect(health.read(provider.id)).toBeUndefined();
    } finally {
      practice.github.faults.clear();
    }
  });

  it('of what is not saved keeps nothing', async () => {
    const { tester, provider, accounts, health } = await prepare('github', 'full access');
    const stored = await accounts.read(provider);
    if (!stored.ok) throw new Error(stored.error.kind);
    await accounts.remove(provider.id);
    const { scope: _scope, ...definition } = provider;
    const report = await tester.testUnsaved(definition, stored.value, AbortSignal.timeout(20_000));
    expect(report).toMatchObject({ ok: true, value: { username: 'alice' } });
    expect(health.read(provider.id)).toBeUndefined();
    expect(await accounts.read(provider)).toEqual({ ok: false, error: { kind: 'missing' } });
  });
});
