import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountStore } from '../../../src/core/account/accountStore';
import { Secret } from '../../../src/core/account/secret';
import { createAnswerLog, type AnswerLog } from '../../../src/core/credential/answerLog';
import { askOnce } from '../../../src/core/credential/askOnce';
import {
  confirmOnce,
  createConfirmedBindings,
  type ConfirmedBindings,
} from '../../../src/core/credential/confirmedBindings';
import { createCredentialSource } from '../../../src/core/credential/credentialSource';
import type { CredentialSource, GitCaller } from '../../../src/core/credential/gitRequest';
import {
  createRememberedChoices,
  type RememberedChoices,
} from '../../../src/core/credential/rememberedChoices';
import { remoteRequest } from '../../../src/core/credential/remoteRequest';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts } from '../../../src/core/credential/trialAccounts';
import { createHealthStore, type HealthStore } from '../../../src/core/provider/health';
import { userScope, type Provider, type Scope } from '../../../src/core/provider/provider';
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
const second = sample('https://github.com', { organization: 'acme' });
const globex = sample('https://github.com', { organization: 'globex' });
const url = 'https://github.com/acme/web.git';
const key = 'https://github.com/acme/web';
const own: GitCaller = { ownWindow: true };

let accounts: AccountStore;
let health: HealthStore;
let remembered: RememberedChoices;
let confirmed: ConfirmedBindings;
let answers: AnswerLog;
let settings: ReturnType<typeof memorySettings>;
let source: CredentialSource;
let confirmations: string[];
let agreed: boolean | undefined;

beforeEach(async () => {
  accounts = await accountsWith([
    [acme, 'token-acme'],
    [second, 'token-second'],
    [globex, 'token-globex'],
  ]);
  const memory = memoryMemento();
  health = createHealthStore(memory);
  remembered = createRememberedChoices(memory);
  confirmed = createConfirmedBindings(memory);
  answers = createAnswerLog(() => noon);
  confirmations = [];
  agreed = undefined;
  start([acme, globex]);
});

function start(providers: readonly Provider[]): void {
  settings = memorySettings(providers);
  const directory = createProviderDirectory(settings, knownHosts);
  source = createCredentialSource({
    resolver: createResolver({ directory, accounts, health, hosts, remembered, confirmed, now: () => noon }),
    health,
    trials: createTrialAccounts(),
    ask: askOnce(() => Promise.resolve(undefined), remembered),
    confirm: confirmOnce((repositoryKey, { name }) => {
      confirmations.push(`${name} for ${repositoryKey}`);
      return Promise.resolve(agreed);
    }, confirmed),
    answers,
    verify: () => Promise.resolve(),
    quitReason: ({ name }) => `${name} is refused`,
    now: () => noon,
  });
}

async function tokenFor(remote = url, caller = own): Promise<string> {
  const result = await source.get(remoteRequest(remote)!, caller);
  return result.kind === 'credential' ? result.password.open() : result.kind;
}

async function bindProject(provider: Provider, scope: Scope): Promise<void> {
  const id = '11111111-1111-4111-8111-111111111111';
  const entry = { name: 'Web', repositoryUrl: url, providerId: provider.id };
  await settings.write(scope, { setting: 'projects', id, entry });
}

async function refuseToken(provider: Provider): Promise<void> {
  const account = await accounts.read(provider);
  const tokenSavedAt = account.ok ? account.value.savedAt : '';
  await health.write(provider.id, { outcome: 'rejected', checkedAt: '', tokenSavedAt });
}

describe('a provider that the user chose for a repository', () => {
  it('answers for it whatever its organization, and for no other repository', async () => {
    await remembered.write(key, globex.id);
    expect(await tokenFor()).toBe('token-globex');
    expect(await tokenFor('https://github.com/ACME/Web')).toBe('token-globex');
    expect(await tokenFor('https://github.com/acme/api.git')).toBe('token-acme');
  });

  it('no longer does once the choice is forgotten', async () => {
    await remembered.write(key, globex.id);
    await tokenFor();
    await remembered.forget(key);
    expect(await tokenFor()).toBe('token-acme');
  });

  it('comes after the user’s pipeline project, and before what a workspace says', async () => {
    start([acme, second, globex]);
    await remembered.write(key, second.id);
    await bindProject(acme, workspaceScope);
    expect(await tokenFor()).toBe('token-second');
    await bindProject(globex, userScope);
    expect(await tokenFor()).toBe('token-globex');
    expect(confirmations).toEqual([]);
  });

  it('gets its token nowhere but below its own base URL', async () => {
    const elsewhere = 'https://gitlab.acme.com/acme/web';
    await remembered.write(elsewhere, globex.id);
    expect(await tokenFor(elsewhere)).toBe('declined');
  });
});

describe('Git’s own login, chosen for a repository', () => {
  it('leaves Git to itself there, and nowhere else', async () => {
    await remembered.write(key, undefined);
    expect(await tokenFor()).toBe('declined');
    expect(await tokenFor('https://github.com/acme/api.git')).toBe('token-acme');
    expect(remembered.list()).toEqual([{ repositoryKey: key }]);
  });

  it('also where the provider’s token is refused: Git is not stopped', async () => {
    await refuseToken(acme);
    expect(await tokenFor()).toBe('quit');
    await remembered.write(key, undefined);
    expect(await tokenFor()).toBe('declined');
  });
});

describe('a workspace that binds a repository to a provider of the user’s', () => {
  beforeEach(async () => {
    start([acme, second]);
    await bindProject(second, workspaceScope);
  });

  it('is believed after one question, however many ask at once, and the answer is remembered', async () => {
    agreed = true;
    expect(await Promise.all([tokenFor(), tokenFor(`${url}/info/lfs`)])).toEqual([
      'token-second',
      'token-second',
    ]);
    expect(await tokenFor()).toBe('token-second');
    expect(confirmations).toEqual([`${second.name} for ${key}`]);
    expect(confirmed.list()).toEqual([{ repositoryKey: key, providerId: second.id, confirmed: true }]);
  });

  it('is not believed once the user has said no', async () => {
    agreed = false;
    await refuseToken(acme);
    expect(await tokenFor()).toBe('token-second');
    start([acme, second, globex]);
    await accounts.save(acme, { token: new Secret('token-acme') });
    await bindProject(second, workspaceScope);
    await health.forget(acme.id);
    expect(await tokenFor()).toBe('declined');
    expect(await tokenFor()).toBe('declined');
    expect(confirmations).toHaveLength(1);
  });

  it('is not believed while nobody answers, and is asked about again', async () => {
    expect(await tokenFor()).toBe('declined');
    expect(await tokenFor()).toBe('declined');
    expect(confirmations).toHaveLength(2);
    expect(confirmed.list()).toEqual([]);
  });

  it('is asked about no more than once again after the answer was forgotten', async () => {
    agreed = true;
    await tokenFor();
    await confirmed.forget(key, second.id);
    await tokenFor();
    expect(confirmations).toHaveLength(2);
  });

  it('decides nothing for other windows', async () => {
    agreed = true;
    expect(await tokenFor(url, { ownWindow: false })).toBe('declined');
    expect(confirmations).toEqual([]);
  });

  it('needs no word of the user’s for its own provider, nor where nothing changes', async () => {
    const shared = sample('https://github.com', { organization: 'acme', scope: workspaceScope });
    await accounts.save(shared, { token: new Secret('token-shared') });
    start([acme, shared]);
    await bindProject(shared, workspaceScope);
    expect(await tokenFor()).toBe('token-shared');
    start([second]);
    await bindProject(second, workspaceScope);
    expect(await tokenFor()).toBe('token-second');
    expect(confirmations).toEqual([]);
  });
});

describe('the answers that are kept', () => {
  const seen = () => answers.list().map(({ outcome, reason, provider }) => [outcome, reason, provider]);

  it('say who answered and why, or why nobody did', async () => {
    start([acme, second, globex]);
    await tokenFor();
    await tokenFor('https://github.com/globex/app.git');
    await tokenFor('https://github.com/nobody/app.git');
    await tokenFor('http://github.com/acme/web.git');
    await remembered.write(key, second.id);
    await tokenFor();
    await refuseToken(globex);
    await tokenFor('https://github.com/globex/app.git');
    await remembered.write(key, undefined);
    await tokenFor();
    expect(seen().reverse()).toEqual([
      ['declined', 'unanswered', undefined],
      ['given', 'onlyOne', globex.name],
      ['declined', 'nobody', undefined],
      ['declined', 'neverServed', undefined],
      ['given', 'remembered', second.name],
      ['refused', 'deadToken', globex.name],
      ['declined', 'ownLogin', undefined],
    ]);
  });

  it('say what Git reported, and whose login it was', async () => {
    const request = remoteRequest(url)!;
    await source.store({ ...request, password: new Secret('token-acme') }, own);
    await source.erase({ ...request, password: new Secret('token-acme') }, own);
    await source.erase({ ...request, password: new Secret('theirs') }, own);
    expect(seen()).toEqual([
      ['erased', 'notOurs', undefined],
      ['erased', 'ourToken', acme.name],
      ['stored', 'ourToken', acme.name],
    ]);
  });

  it('hold no token', async () => {
    await tokenFor();
    await source.store({ ...remoteRequest(url)!, password: new Secret('token-acme') }, own);
    expect(JSON.stringify(answers.list())).not.toContain('token-');
  });
});

describe('a token that the host refused', () => {
  it('is served again once Git says that it worked', async () => {
    await refuseToken(acme);
    expect(await tokenFor()).toBe('quit');
    await source.store({ ...remoteRequest(url)!, password: new Secret('token-acme') }, own);
    expect(await tokenFor()).toBe('token-acme');
    expect(health.read(acme.id)?.outcome).toBe('connected');
  });
});
