import { beforeEach, describe, expect, it } from 'vitest';
import { createAccountSummaries } from '../../../src/core/account/accountSummaries';
import type { AccountStore } from '../../../src/core/account/accountStore';
import {
  createRememberedChoices,
  type RememberedChoices,
} from '../../../src/core/credential/rememberedChoices';
import { createResolver } from '../../../src/core/credential/resolver';
import { createHealthStore, type Health, type HealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import {
  repositoryStatus,
  type NamedRemote,
  type RepositoryStatus,
} from '../../../src/ui/status/repositoryStatus';
import { shortName, statusText } from '../../../src/ui/status/statusText';
import {
  accountsWith,
  hosts,
  knownHosts,
  memoryMemento,
  memorySettings,
  noon,
  sample,
} from '../core/sampleProviders';

const acme = sample('https://github.com', { organization: 'acme', name: 'Acme' });
const twin = sample('https://github.com', { organization: 'acme', name: 'Twin' });
const globex = sample('https://github.com', { organization: 'globex', name: 'Globex' });
const lab = sample('https://gitlab.com', { type: 'gitlab', name: 'Lab' });
const tokenless = sample('https://github.com', { organization: 'hooli', name: 'Hooli' });
const origin = { name: 'origin', url: 'https://github.com/acme/web.git' };
const other = { name: 'upstream', url: 'https://github.com/globex/web.git' };
const mirror = { name: 'mirror', url: 'https://gitlab.com/acme/web.git' };

let accounts: AccountStore;
let health: HealthStore;
let remembered: RememberedChoices;

beforeEach(async () => {
  const memory = memoryMemento();
  health = createHealthStore(memory);
  remembered = createRememberedChoices(memory);
  accounts = await accountsWith([
    [acme, 'token-acme', { username: 'alice', expiresAt: '2026-11-27T12:00:00Z' }],
    [twin, 'token-twin'],
    [globex, 'token-globex'],
    [lab, 'token-lab'],
  ]);
});

function statusOf(
  providers: readonly Provider[],
  remotes: readonly NamedRemote[],
): Promise<RepositoryStatus | undefined> {
  const directory = createProviderDirectory(memorySettings(providers), knownHosts);
  const now = () => noon;
  const resolver = createResolver({ directory, accounts, health, hosts, remembered, now });
  return repositoryStatus({ resolver, summaries: createAccountSummaries(accounts), health, now }, remotes);
}

async function textOf(
  providers: readonly Provider[],
  remotes: readonly NamedRemote[],
  testing = false,
): Promise<string | undefined> {
  const status = await statusOf(providers, remotes);
  return status?.kind === 'provider' ? statusText(status, hosts, testing) : undefined;
}

async function know(provider: Provider, outcome: Health['outcome']): Promise<void> {
  const account = await accounts.read(provider);
  const tokenSavedAt = account.ok ? account.value.savedAt : '';
  await health.write(provider.id, { outcome, checkedAt: '', tokenSavedAt });
}

describe('the provider in the status bar', () => {
  it('is the one of the first remote that a provider covers', async () => {
    expect(await textOf([acme, globex], [origin])).toBe('$(github) Acme');
    expect(await textOf([globex], [origin, other])).toBe('$(github) Globex');
  });

  it('is none where nobody covers a remote, there is none, or Git’s own login was chosen', async () => {
    expect(await statusOf([globex], [origin])).toBeUndefined();
    expect(await statusOf([acme], [])).toBeUndefined();
    expect(await statusOf([acme], [{ name: 'origin', url: 'git@github.com:acme/web.git' }])).toBeUndefined();
    await remembered.write('https://github.com/acme/web', undefined);
    expect(await statusOf([acme], [origin])).toBeUndefined();
  });

  it('counts the other providers of the remotes, each once', async () => {
    const remotes = [origin, other, mirror, { ...other, name: 'copy' }, { ...origin, name: 'again' }];
    expect(await textOf([acme, globex, lab], remotes)).toBe('$(github) Acme +2');
    expect(await textOf([acme], remotes)).toBe('$(github) Acme');
  });

  it('warns of a token that expires soon, which stops nothing', async () => {
    await know(acme, 'connected');
    expect(await textOf([acme], [origin])).toBe('$(github) Acme $(warning)');
    expect(await statusOf([acme], [origin])).toMatchObject({
      shown: { stopped: false, state: { kind: 'expiring', days: 5 }, username: 'alice', remote: 'origin' },
    });
  });

  it('is at fault only where Git fails for this very repository', async () => {
    await know(acme, 'rejected');
    expect(await statusOf([acme], [origin])).toMatchObject({ shown: { stopped: true } });
    expect(await textOf([acme], [origin])).toBe('$(error) Acme');
    // Another provider answers in its place.
    expect(await textOf([acme, twin], [origin])).toBe('$(github) Twin');
  });

  it('spins while it is tested', async () => {
    expect(await textOf([acme], [origin], true)).toBe('$(loading~spin) Acme');
  });

  it('shows that a token is missing on this machine', async () => {
    const remote = { name: 'origin', url: 'https://github.com/hooli/web.git' };
    expect(await textOf([tokenless], [remote])).toBe('$(key) Hooli');
  });

  it('is not chosen by the status bar where several fit', async () => {
    expect(await statusOf([acme, twin], [origin])).toMatchObject({
      kind: 'undecided',
      remote: 'origin',
      providers: [{ name: 'Acme' }, { name: 'Twin' }],
    });
  });
});

describe('a name in the status bar', () => {
  it.each([
    ['Production GitHub of Acme', 'Production GitHub of Ac…'],
    ['Exactly twenty-four long', 'Exactly twenty-four long'],
    [`${'👩‍👩‍👧‍👦'.repeat(23)}ab`, `${'👩‍👩‍👧‍👦'.repeat(23)}…`],
    ['e\u0301'.repeat(30), `${'e\u0301'.repeat(23)}…`],
    ['Twenty-two letters and  more', 'Twenty-two letters and…'],
    ['$(trash) Acme', '$ (trash) Acme'],
    ['a\u202eb', 'ab'],
  ])('%s', (name, shown) => {
    expect(shortName(name)).toBe(shown);
  });
});
