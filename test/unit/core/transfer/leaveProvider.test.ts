import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountStore, type AccountStore } from '../../../../src/core/account/accountStore';
import { Secret } from '../../../../src/core/account/secret';
import { createConfirmedBindings } from '../../../../src/core/credential/confirmedBindings';
import { createRememberedChoices } from '../../../../src/core/credential/rememberedChoices';
import type { HistoryNote } from '../../../../src/core/history/history';
import { createHealthStore, type MemoryPort } from '../../../../src/core/provider/health';
import type { Journal } from '../../../../src/core/provider/journal';
import { userScope, type Provider } from '../../../../src/core/provider/provider';
import {
  createProviderDirectory,
  type ProviderDirectory,
} from '../../../../src/core/provider/providerDirectory';
import { createProviderSaver } from '../../../../src/core/provider/providerSaver';
import { createUsageStore } from '../../../../src/core/provider/usage';
import { leaveProvider, type LeaveProviderParts } from '../../../../src/core/transfer/leaveProvider';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import {
  hosts,
  knownHosts,
  memoryMemento,
  memorySecrets,
  memorySettings,
  noon,
  sample,
} from '../sampleProviders';

const journal: Journal = {
  begin: () => Promise.resolve(() => Promise.resolve()),
  unfinished: () => Promise.resolve([]),
  settle: () => Promise.resolve(),
};
const everything = { revoke: true, deleteDefinitions: true };
const projectId = '3f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';

let practice: PracticeHosts;
let provider: Provider;
let settings: ReturnType<typeof memorySettings>;
let secrets: ReturnType<typeof memorySecrets>;
let memory: MemoryPort;
let directory: ProviderDirectory;
let accounts: AccountStore;
let notes: HistoryNote[];
let parts: LeaveProviderParts;
let token: string;
let count = 0;

beforeAll(async () => {
  practice = await startPracticeHosts({ only: ['gitlab', 'bitbucket'] });
});
afterAll(() => practice.closeAll());

beforeEach(async () => {
  token = `glpat-CANARY${String(++count).padStart(14, '0')}`;
  practice.gitlab.addToken({ token, label: `leaving ${count}`, scopes: ['api'] });
  provider = sample(practice.gitlab.baseUrl, { name: 'Client', type: 'gitlab', organization: 'acme' });
  settings = memorySettings([provider]);
  secrets = memorySecrets();
  memory = memoryMemento();
  notes = [];
  const note = (each: HistoryNote): Promise<void> => {
    notes.push(each);
    return Promise.resolve();
  };
  directory = createProviderDirectory(settings, knownHosts, note);
  accounts = createAccountStore(
    secrets,
    () => noon,
    () => directory.policy(),
  );
  await accounts.save(provider, { token: new Secret(token) });
  parts = {
    directory,
    accounts,
    hosts,
    memory,
    saver: createProviderSaver({ directory, accounts, journal, layers: () => settings.layers() }),
    health: createHealthStore(memory),
    remembered: createRememberedChoices(memory),
    confirmed: createConfirmedBindings(memory),
    history: { record: note },
    log: (problem) => {
      throw new Error(problem);
    },
  };
});

async function useIt(): Promise<void> {
  const repositoryUrl = practice.gitlab.cloneUrl('acme/web');
  const entry = { name: 'Web', repositoryUrl, providerId: provider.id };
  await settings.write(userScope, { setting: 'projects', id: projectId, entry });
  await createRememberedChoices(memory).write(repositoryUrl, provider.id);
  await createConfirmedBindings(memory).write({
    repositoryKey: repositoryUrl,
    providerId: provider.id,
    confirmed: true,
  });
  await createUsageStore(memory, () => noon).touch(provider.id);
  await memory.update(`rejected.quiet.${provider.id}`, true);
  const checkedAt = noon.toISOString();
  await createHealthStore(memory).write(provider.id, {
    outcome: 'connected',
    checkedAt,
    tokenSavedAt: checkedAt,
  });
}

async function stillValid(): Promise<boolean> {
  const client = await hosts.get('gitlab')!.connect(provider.baseUrl, { token: new Secret(token) });
  return (await client.identity(AbortSignal.timeout(10_000))).ok;
}

describe('leaving a provider', () => {
  it('detaches, revokes, forgets and deletes, and tells each', async () => {
    await useIt();
    const left = await leaveProvider(parts, provider, everything);
    expect(left).toMatchObject({
      projects: [{ name: 'Web' }],
      detached: 'done',
      revocation: { kind: 'revoked' },
      token: 'forgotten',
      definition: 'deleted',
    });
    expect(directory.current().providers).toEqual([]);
    expect(directory.current().projects).toEqual([]);
    expect(secrets.texts.size).toBe(0);
    expect(memory.keys()).toEqual([]);
    expect(await stillValid()).toBe(false);
    expect(JSON.stringify([left, notes])).not.toContain('CANARY');
  });

  it('keeps the definition on demand, and revokes nothing without being asked to', async () => {
    const left = await leaveProvider(parts, provider, { revoke: false, deleteDefinitions: false });
    expect(left).toMatchObject({ revocation: { kind: 'notAsked' }, token: 'forgotten', definition: 'kept' });
    expect(directory.current().providers).toEqual([provider]);
    expect(secrets.texts.size).toBe(0);
    expect(notes).toMatchObject([{ id: provider.id, action: { kind: 'tokenRemoved' } }]);
    expect(await stillValid()).toBe(true);
  });

  it('forgets the token even where the host refuses to end it', async () => {
    await (
      await hosts.get('gitlab')!.connect(provider.baseUrl, { token: new Secret(token) })
    ).revoke(AbortSignal.timeout(10_000));
    const left = await leaveProvider(parts, provider, everything);
    expect(left).toMatchObject({
      revocation: { kind: 'failed', error: { kind: 'unauthorized' } },
      token: 'forgotten',
      definition: 'deleted',
    });
    expect(secrets.texts.size).toBe(0);
  });

  it('forgets the token even where the settings cannot be written', async () => {
    await useIt();
    settings.refuses = true;
    const left = await leaveProvider(parts, provider, everything);
    expect(left).toMatchObject({
      detached: { kind: 'notWritten' },
      revocation: { kind: 'revoked' },
      token: 'forgotten',
      definition: { kind: 'inUse' },
    });
    expect(secrets.texts.size).toBe(0);
    expect(await stillValid()).toBe(false);
  });

  it('keeps the definition where deleting is not permitted', async () => {
    settings.granted = ['iam:project:cicd:providers:read', 'iam:project:cicd:providers:write'];
    const strict = createProviderDirectory(settings, knownHosts);
    const saver = createProviderSaver({
      directory: strict,
      accounts,
      journal,
      layers: () => settings.layers(),
    });
    const left = await leaveProvider({ ...parts, saver }, provider, {
      revoke: false,
      deleteDefinitions: true,
    });
    expect(left).toMatchObject({ token: 'forgotten', definition: { kind: 'refused' } });
    expect(settings.entries.size).toBe(1);
  });

  it('says where the token has to be revoked by hand', async () => {
    const cloud = sample(practice.bitbucket.baseUrl, { type: 'bitbucket' });
    await settings.write(userScope, {
      setting: 'providers',
      id: cloud.id,
      entry: { name: 'C', type: 'bitbucket', baseUrl: cloud.baseUrl.href },
    });
    await accounts.save(cloud, { token: new Secret('ATATT3CANARY'), email: 'alice@acme.example' });
    expect(await leaveProvider(parts, cloud, everything)).toMatchObject({ revocation: { kind: 'cannot' } });
  });

  it('says that there was no token', async () => {
    await accounts.remove(provider.id);
    expect(await leaveProvider(parts, provider, everything)).toMatchObject({
      revocation: { kind: 'notNeeded' },
      token: 'none',
      definition: 'deleted',
    });
  });
});
