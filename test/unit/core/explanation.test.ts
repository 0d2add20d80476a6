import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountStore } from '../../../src/core/account/accountStore';
import {
  createConfirmedBindings,
  type ConfirmedBindings,
} from '../../../src/core/credential/confirmedBindings';
import { createExplainer } from '../../../src/core/credential/explainer';
import type { Explanation } from '../../../src/core/credential/explanation';
import {
  createRememberedChoices,
  type RememberedChoices,
} from '../../../src/core/credential/rememberedChoices';
import { createResolver } from '../../../src/core/credential/resolver';
import { createHealthStore, type HealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import {
  accountsWith,
  hosts,
  knownHosts,
  memoryMemento,
  memorySettings,
  noon,
  sample,
  workspaceScope,
} from './sampleProviders';

const acme = sample('https://github.com', { organization: 'acme' });
const twin = sample('https://github.com', { organization: 'acme' });
const globex = sample('https://github.com', { organization: 'globex' });
const everything = sample('https://github.com');
const inactive = sample('https://github.com', { status: 'inactive' });
const shared = sample('https://github.com', { organization: 'acme', scope: workspaceScope });
const tokenless = sample('https://github.com', { organization: 'acme' });
const otherPort = sample('https://github.com:8443');
const otherHost = sample('https://gitlab.com', { type: 'gitlab' });
const mounted = sample('https://git.acme.com/gitlab', { type: 'gitlab' });
const besides = sample('https://git.acme.com/tools', { type: 'gitlab' });
const url = 'https://github.com/acme/web.git';
const key = 'https://github.com/acme/web';

let accounts: AccountStore;
let health: HealthStore;
let remembered: RememberedChoices;
let confirmed: ConfirmedBindings;
let settings: ReturnType<typeof memorySettings>;

beforeEach(async () => {
  const memory = memoryMemento();
  health = createHealthStore(memory);
  remembered = createRememberedChoices(memory);
  confirmed = createConfirmedBindings(memory);
  const tokens = [acme, twin, globex, everything, inactive, shared, otherPort, otherHost, mounted, besides];
  accounts = await accountsWith([
    ...tokens.map((provider) => [provider, `token-${provider.id}`] as const),
    [acme, 'token-acme', { username: 'alice' }],
  ]);
});

function explain(providers: readonly Provider[], remote = url): Promise<Explanation> {
  settings = memorySettings(providers);
  return explainWith(remote);
}

function explainWith(remote: string): Promise<Explanation> {
  const directory = createProviderDirectory(settings, knownHosts);
  const now = () => noon;
  const resolver = createResolver({ directory, accounts, health, hosts, remembered, confirmed, now });
  return createExplainer({ directory, accounts, health, hosts, resolver, now }).explain(remote);
}

async function refuseToken(provider: Provider): Promise<void> {
  const account = await accounts.read(provider);
  const tokenSavedAt = account.ok ? account.value.savedAt : '';
  await health.write(provider.id, { outcome: 'rejected', checkedAt: '', tokenSavedAt });
}

function reasons({ others }: Explanation): readonly (readonly [string, string])[] {
  return others.map(({ provider, why }) => [provider.name, why.kind]);
}

describe('the explanation of who answers', () => {
  it('names provider, account and the step that decided', async () => {
    const { verdict, repositoryKey } = await explain([everything, acme]);
    expect(verdict).toMatchObject({
      kind: 'answers',
      provider: { id: acme.id },
      username: 'alice',
      reason: 'longestOrganization',
      state: { kind: 'notTested' },
    });
    expect(repositoryKey).toBe(key);
  });

  it('names each provider of the host that does not answer, the closest first, and where it falls out', async () => {
    await refuseToken(twin);
    const all = [otherPort, globex, inactive, tokenless, twin, everything, acme, otherHost];
    expect(reasons(await explain(all))).toEqual([
      [everything.name, 'shorterOrganization'],
      [twin.name, 'deadToken'],
      [tokenless.name, 'tokenMissing'],
      [inactive.name, 'inactive'],
      [globex.name, 'otherOrganization'],
      [otherPort.name, 'otherOrigin'],
    ]);
  });

  it('tells the other path of one host apart', async () => {
    const seen = await explain([mounted, besides], 'https://git.acme.com/gitlab/acme/web.git');
    expect(seen.verdict).toMatchObject({ kind: 'answers', reason: 'onlyOne' });
    expect(reasons(seen)).toEqual([[besides.name, 'otherPath']]);
  });

  it('tells why a user name in the address, or a workspace, decides', async () => {
    const named = await explain([acme, twin], 'https://alice@github.com/acme/web.git');
    expect(named.verdict).toMatchObject({ kind: 'answers', reason: 'username' });
    expect(reasons(named)).toEqual([[twin.name, 'otherUsername']]);
    const workspace = await explain([acme, shared]);
    expect(workspace.verdict).toMatchObject({ kind: 'answers', reason: 'workspaceBeforeUser' });
    expect(reasons(workspace)).toEqual([[acme.name, 'workspaceFirst']]);
  });

  it('names all of those between which the user is asked', async () => {
    const { verdict } = await explain([acme, twin]);
    expect(verdict).toMatchObject({ kind: 'asks', providers: [{ id: acme.id }, { id: twin.id }] });
  });

  it('tells a choice of the user’s from a pipeline project', async () => {
    await remembered.write(key, globex.id);
    const chosen = await explain([acme, globex]);
    expect(chosen.verdict).toMatchObject({ reason: 'remembered', provider: { id: globex.id } });
    expect(reasons(chosen)).toEqual([[acme.name, 'chosenElsewhere']]);
    const entry = { name: 'Web', repositoryUrl: url, providerId: acme.id };
    const id = '11111111-1111-4111-8111-111111111111';
    await settings.write({ kind: 'user' }, { setting: 'projects', id, entry });
    const bound = await explainWith(url);
    expect(bound.verdict).toMatchObject({ reason: 'bound', provider: { id: acme.id } });
    expect(reasons(bound)).toEqual([[globex.name, 'otherOrganization']]);
  });

  it('says that a workspace’s binding waits for the user’s word', async () => {
    settings = memorySettings([acme, twin]);
    const entry = { name: 'Web', repositoryUrl: url, providerId: twin.id };
    const id = '11111111-1111-4111-8111-111111111111';
    await settings.write(workspaceScope, { setting: 'projects', id, entry });
    expect((await explainWith(url)).verdict).toMatchObject({ kind: 'confirms', provider: { id: twin.id } });
    await confirmed.write({ repositoryKey: key, providerId: twin.id, confirmed: true });
    const { verdict } = await explainWith(url);
    expect(verdict).toMatchObject({ kind: 'answers', reason: 'bound', provider: { id: twin.id } });
  });

  it('says that Git’s own login was chosen, and who would have answered', async () => {
    await remembered.write(key, undefined);
    const seen = await explain([acme, globex]);
    expect(seen.verdict).toEqual({ kind: 'ownLogin' });
    expect(reasons(seen)).toEqual([
      [acme.name, 'ownLogin'],
      [globex.name, 'otherOrganization'],
    ]);
  });

  it('says that Git is stopped where the only token is refused', async () => {
    await refuseToken(acme);
    expect((await explain([acme])).verdict).toMatchObject({
      kind: 'stops',
      provider: { id: acme.id },
      state: { kind: 'rejected' },
    });
  });

  it('names who could be chosen where nobody answers', async () => {
    const seen = await explain([globex, otherHost, inactive]);
    expect(seen.verdict).toEqual({ kind: 'nobody' });
    expect(seen.choosable.map(({ id }) => id)).toEqual([globex.id]);
    expect(seen.repositoryKey).toBe(key);
  });
});

describe('what is never served', () => {
  it.each([
    ['git@github.com:acme/web.git', 'notHttp'],
    ['ssh://git@github.com/acme/web.git', 'notHttp'],
    ['/srv/git/web.git', 'notHttp'],
    ['http://github.com/acme/web.git', 'insecure'],
    ['https://github.com/acme%2fweb.git', 'ambiguous'],
    ['https://github.com./acme/web.git', 'ambiguous'],
  ])('%s: %s', async (remote, why) => {
    expect((await explain([acme], remote)).verdict).toEqual({ kind: 'neverServed', why });
  });

  it('is shown without what may be secret', async () => {
    for (const remote of [
      'https://alice:s3cret@github.com/acme/web.git?s3cret#s3cret',
      'ssh://git:s3cret@github.com/acme/web.git',
    ]) {
      expect((await explain([acme], remote)).url).not.toContain('s3cret');
    }
  });

  it('is what the administrator does not allow', async () => {
    settings = memorySettings([acme]);
    settings.allowedHosts = ['gitlab.acme.com'];
    expect((await explainWith(url)).verdict).toEqual({
      kind: 'forbidden',
      refusal: { kind: 'hostNotAllowed', host: 'github.com' },
    });
    settings.granted = [];
    expect((await explainWith(url)).verdict).toMatchObject({
      kind: 'forbidden',
      refusal: { kind: 'permissionMissing' },
    });
  });
});
