import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../../src/core/diagnosis/report';
import { ok } from '../../../src/shared/result';
import { gatherGitFacts } from '../../../src/ui/diagnosticReport/gatherGitFacts';
import type { ReportFacts } from '../../../src/ui/diagnosticReport/reportFacts';
import { reportText } from '../../../src/ui/diagnosticReport/reportText';
import { shownNetwork } from '../../../src/ui/diagnosticReport/shownNetwork';
import { hosts, noon, sample } from '../core/sampleProviders';

const canary = 'canary';
const tokens = [
  `ghp_${'a'.repeat(36)}`,
  `glpat-${'b'.repeat(20)}`,
  'ATATT3xFfGF0cccccccc',
  `BBDC-${'d'.repeat(30)}`,
];

const checks: readonly Check[] = [
  {
    id: 'reach',
    status: 'passed',
    finding: { kind: 'reached', origin: 'https://canary.example' },
    remedies: [],
  },
  {
    id: 'authenticated',
    status: 'failed',
    finding: { kind: 'hostError', error: { kind: 'forbidden', said: canary } },
    remedies: [{ kind: 'updateToken' }],
  },
  {
    id: 'organization',
    status: 'failed',
    finding: { kind: 'organizationNotFound', name: canary, nearest: canary },
    remedies: [],
  },
];

const secretive = sample('https://git.acme.com:8443/canary', {
  name: 'Canary | one',
  organization: 'canary',
  environment: canary,
  helpUrl: 'https://canary.example',
});
const plain = sample('https://gitlab.com', { type: 'gitlab', name: 'Plain', status: 'inactive' });

/** Every input holds the canary wherever somebody may have written it. */
const facts: ReportFacts = {
  at: noon,
  window: {
    extension: '0.1.0',
    vscode: '1.139.1',
    system: 'linux x64 6.1',
    node: '24.1.0',
    remote: 'ssh-remote',
    face: 'desktop',
    language: 'en',
  },
  own: {
    permissions: ['iam:project:cicd:providers:read', `${canary}!`, 7],
    allowedHosts: ['canary.example', 'git.acme.com'],
    credentialHelper: 'auto',
    terminal: 'all',
    healthCheckHours: canary,
  },
  network: [
    { name: 'http.proxy', value: 'http://canary:canary@proxy.acme.com:3128/canary' },
    { name: 'http.proxyAuthorization', value: canary },
    { name: 'http.noProxy', value: ['canary.example'] },
    { name: 'http.proxyStrictSSL', value: true },
  ],
  environment: [
    { name: 'HTTPS_PROXY', value: 'canary:canary@proxy.acme.com:3128' },
    { name: 'NO_PROXY', value: 'canary.example,localhost' },
    { name: 'NODE_EXTRA_CA_CERTS', value: '/home/canary/ca.pem' },
  ],
  providers: [
    {
      provider: secretive,
      deployment: 'GitHub Enterprise Server',
      state: { kind: 'tokenMissing', absence: { kind: 'baseUrlChanged', from: 'https://canary.example' } },
      lastTest: {
        providerId: secretive.id,
        at: noon,
        saved: true,
        outcome: ok({ checks, username: canary }),
      },
    },
    {
      provider: plain,
      deployment: 'gitlab.com',
      state: { kind: 'inactive' },
      tokenKind: 'personal',
      expiresIn: 9,
    },
  ],
  problems: [{ error: 'notAnObject' }, { error: { field: 'baseUrl', problem: 'insecure' } }],
  git: {
    version: '2.39.5',
    reachesGit: true,
    usesFallback: false,
    entry: 'inPlace',
    settings: [
      { name: 'http.https://canary:canary@git.acme.com/canary.proxy', value: 'socks5://canary@proxy:1080' },
      { name: 'http.extraHeader', value: canary },
      { name: 'http.sslCAInfo', value: '/home/canary/ca.pem' },
      { name: 'http.sslVerify', value: 'false' },
    ],
  },
  answers: [
    {
      at: noon,
      url: 'https://git.acme.com:8443/canary/canary.git',
      provider: 'Canary | one',
      outcome: 'given',
      reason: 'onlyOne',
    },
    { at: noon, url: 'https://git.acme.com/canary', provider: canary, outcome: 'declined', reason: 'nobody' },
  ],
};

const report = reportText(facts, hosts.values());

describe('the diagnostic report', () => {
  it('says on top what is in it and what is not', () => {
    const [, , first = ''] = report.split('\n');
    expect(first).toContain('It contains no token, no password');
    expect(first).toContain('providers are numbered');
  });

  it('names no provider, organization, account, repository, path, header or word of the host’s', () => {
    expect(report.toLowerCase()).not.toContain(canary);
  });

  it('keeps what helps', () => {
    for (const part of [
      'Git Providers 0.1.0',
      'VS Code 1.139.1 (desktop, remote ssh-remote)',
      'Git 2.39.5',
      'gitProviders.permissions: iam:project:cicd:providers:read, (unknown), (unknown)',
      'gitProviders.allowedHosts: 2 entries',
      'http.proxy: proxy.acme.com:3128',
      'http.proxyAuthorization: set',
      'http.noProxy: 1 entries',
      'http.proxyStrictSSL: true',
      'HTTPS_PROXY: proxy.acme.com:3128',
      'NO_PROXY: 2 entries',
      'NODE_EXTRA_CA_CERTS: set',
      'http.git.acme.com.proxy: proxy:1080',
      'http.extraHeader: set',
      'http.sslVerify: false',
      'Entry in the environment: inPlace',
      '| provider 1 | github | GitHub Enterprise Server | git.acme.com:8443 | yes | active | tokenMissing (baseUrlChanged) | user | unknown kind | unknown |',
      '| provider 2 | gitlab | gitlab.com | gitlab.com | no | inactive | inactive | user | personal | in 9 days |',
      '| authenticated | failed | hostError forbidden |',
      '- baseUrl: insecure',
      '| https://git.acme.com:8443 | provider 1 | given | onlyOne |',
      '| https://git.acme.com | one that is gone | declined | nobody |',
    ]) {
      expect(report).toContain(part);
    }
  });

  it('is Markdown with tables that hold together', () => {
    const html = new MarkdownIt().render(report);
    expect(html.match(/<table>/g)).toHaveLength(3);
    expect(html).toContain('<td>provider 2</td>');
  });

  it('shows the last twenty answers at most', () => {
    const [answer] = facts.answers;
    const many = reportText({ ...facts, answers: Array.from({ length: 50 }, () => answer!) }, hosts.values());
    expect(many.match(/\| given \|/g)).toHaveLength(20);
  });

  it.each(tokens)('has no token, wherever one got to: %s', (token) => {
    const window = { ...facts.window, system: `linux ${token}`, remote: token };
    const git = { ...facts.git, version: token, settings: [{ name: `http.${token}`, value: token }] };
    const network = [{ name: 'http.proxy', value: `http://${token}` }];
    const text = reportText({ ...facts, window, git, network }, hosts.values());
    expect(text).not.toContain(token);
    expect(text.toLowerCase()).not.toContain(token.toLowerCase());
    expect(text).toContain('***');
  });

  it('says so where there is nothing', () => {
    const nothing = { ...facts, providers: [], problems: [], answers: [] };
    const text = reportText(nothing, hosts.values());
    expect(text).toContain('## Providers\n\nNone.');
    expect(text).toContain('Git has asked nothing in this window.');
  });
});

describe('a network setting in the report', () => {
  it.each([
    ['http.proxy', undefined, 'http.proxy: not set'],
    ['http.proxy', '', 'http.proxy: not set'],
    ['ALL_PROXY', 'http://[::1]:8080', 'ALL_PROXY: [::1]:8080'],
    ['http.proxy', 'http://a:p@ss:w@proxy.acme.com', 'http.proxy: proxy.acme.com'],
    ['http.proxy', 'not an address', 'http.proxy: set, and no address of a proxy'],
    ['http.proxySupport', 'override', 'http.proxySupport: override'],
    ['http.sslBackend', 'schannel', 'http.sslBackend: schannel'],
    ['http.proxy', { secret: 'x' }, 'http.proxy: set'],
  ])('%s = %j', (name, value, shown) => {
    expect(shownNetwork({ name, value })).toBe(shown);
  });
});

describe('what is asked of Git for the report', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gp-report-'));
    const config = '[http]\n\tproxy = http://canary:canary@proxy.acme.com:3128\n\tsslVerify = false\n';
    await writeFile(join(directory, '.gitconfig'), config);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('is its version, its own settings for the hosts, and whether our entry is in place', async () => {
    const environment = {
      PATH: process.env['PATH'],
      HOME: directory,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'include.path',
      GIT_CONFIG_VALUE_0: '/data/git-providers.git-providers/git/1.gitconfig',
    };
    const gitIntegration = { reachesGit: () => true, usesFallback: () => false };
    const question = { git: 'git', gitIntegration, providers: [plain], environment };
    const { signal } = new AbortController();
    const seen = await gatherGitFacts({ ...question, signal });
    expect(seen).toMatchObject({ reachesGit: true, usesFallback: false, entry: 'inPlace' });
    expect(seen.version).toMatch(/^\d+\.\d+/);
    expect(seen.settings.map(shownNetwork).sort()).toEqual([
      'http.proxy: proxy.acme.com:3128',
      'http.sslverify: false',
    ]);
    const without = { ...environment, GIT_CONFIG_VALUE_0: '/elsewhere' };
    expect(await gatherGitFacts({ ...question, environment: without, signal })).toMatchObject({
      entry: 'missing',
    });
    const malformed = { ...environment, GIT_CONFIG_COUNT: '2' };
    expect(
      await gatherGitFacts({ ...question, providers: [], environment: malformed, signal }),
    ).toMatchObject({
      entry: 'malformed',
      settings: [],
    });
  });

  it('is given up when the user cancels', async () => {
    const gitIntegration = { reachesGit: () => true, usesFallback: () => false };
    const signal = AbortSignal.abort();
    await expect(
      gatherGitFacts({ git: 'git', gitIntegration, providers: [], environment: {}, signal }),
    ).rejects.toThrow();
  });
});
