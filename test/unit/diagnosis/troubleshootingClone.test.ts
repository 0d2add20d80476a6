import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Provider } from '../../../src/core/provider/provider';
import { sample } from '../core/sampleProviders';
import { kindOf, kindsOf, openTroubleshootingWorld, type TroubleshootingWorld } from './troubleshootingWorld';

// A diagnosis runs Git and asks a host many things.
vi.setConfig({ testTimeout: 30_000 });

let world: TroubleshootingWorld;
let base: string;
let url: string;

beforeAll(async () => {
  world = await openTroubleshootingWorld();
  base = world.practice.gitlab.baseUrls.server;
  url = world.practice.gitlab.cloneUrl('acme/web', base);
}, 60_000);
afterAll(() => world.close());

const gitlab = (organization: string | undefined, more: Partial<Provider> = {}): Provider =>
  sample(base, { type: 'gitlab', ...(organization !== undefined && { organization }), ...more });
const token = (label: string): string => world.practice.gitlab.token(label).token;

async function machineWith(provider: Provider, label: string) {
  const machine = world.machine(provider);
  await machine.token(provider, token(label));
  return machine;
}

describe('a clone or checkout that fails', () => {
  it('has an inactive provider', async () => {
    const machine = await machineWith(gitlab('acme', { status: 'inactive' }), 'full access');
    const diagnosis = await machine.diagnose({ trouble: 'clone', url });
    expect(kindsOf(diagnosis)).toEqual(['inactive']);
    expect(diagnosis.found[0]?.treatments).toEqual([{ kind: 'remedy', remedy: { kind: 'activate' } }]);
  });

  it('has an account that may only read, and a token that lacks the scope to write', async () => {
    const reader = await machineWith(gitlab('acme'), 'bob');
    expect(kindsOf(await reader.diagnose({ trouble: 'clone', url }))).toEqual(['mayNotPush']);
    const narrow = await machineWith(gitlab('acme'), 'read only');
    expect(kindsOf(await narrow.diagnose({ trouble: 'clone', url }))).toEqual(['scopes scopesMissing']);
  });

  it('has a provider of another organization', async () => {
    const provider = gitlab('globex');
    const machine = await machineWith(provider, 'full access');
    const diagnosis = await machine.diagnose({ trouble: 'clone', url });
    expect(kindsOf(diagnosis)).toEqual(['otherOrganization']);
    expect(diagnosis.provider?.id).toBe(provider.id);
  });

  it('has an expired token', async () => {
    const machine = await machineWith(gitlab('acme'), 'expired');
    expect(kindsOf(await machine.diagnose({ trouble: 'clone', url }))).toEqual([
      'authenticated unauthorized',
    ]);
  });

  it('has another helper that answers, as the user chose and as real Git shows', async () => {
    const machine = await machineWith(gitlab('acme'), 'full access');
    await machine.remembered.write(`${base}/acme/web`, undefined);
    await world.git.configureUserHelper('username=oauth2\npassword=somebody-elses\n');
    const side = await world.git.openWindow('own', machine.source, [base]);
    const tried = await world.git.git(world.git.terminal(side), ['ls-remote', url]);
    expect(tried.code).not.toBe(0);
    expect(await world.git.userHelperSaw()).toContain('== get');
    const diagnosis = await machine.diagnose({ trouble: 'clone', url });
    expect(kindsOf(diagnosis)).toEqual(['ownLogin']);
    expect(JSON.stringify(diagnosis)).not.toContain('somebody-elses');
  });

  it('has another provider that answers than the one that was meant', async () => {
    const all = gitlab(undefined);
    const acme = gitlab('acme');
    const machine = world.machine(all, acme);
    await machine.token(all, token('full access'));
    await machine.token(acme, token('full access'));
    const diagnosis = await machine.diagnose({ trouble: 'clone', url, provider: all });
    expect(kindsOf(diagnosis)).toEqual(['otherProvider']);
    expect(diagnosis.found[0]?.cause).toMatchObject({ answering: acme.name, expected: all.name });
  });

  it('has a Git that does not ask', async () => {
    const machine = await machineWith(gitlab('acme'), 'full access');
    const diagnosis = await machine.diagnose({ trouble: 'clone', url }, { gitAsks: 'never' });
    expect(kindsOf(diagnosis)).toEqual(['gitAsksOthers']);
  });

  it('has an address that no provider is for, or that is none of HTTPS', async () => {
    const machine = await machineWith(gitlab('acme'), 'full access');
    const elsewhere = { trouble: 'clone', url: 'https://git.globex.example/globex/app.git' } as const;
    expect(kindsOf(await machine.diagnose(elsewhere))).toEqual(['nobodyAnswers']);
    const ssh = { trouble: 'clone', url: 'git@git.acme.example:acme/web.git' } as const;
    const { found } = await machine.diagnose(ssh);
    expect(found.map(kindOf)).toEqual(['neverServed']);
    expect(found[0]?.treatments[0]?.kind).toBe('useHttps');
  });

  it('has an inactive provider of another organization: both are found', async () => {
    const machine = await machineWith(gitlab('globex', { status: 'inactive' }), 'full access');
    expect(kindsOf(await machine.diagnose({ trouble: 'clone', url }))).toEqual([
      'inactive',
      'otherOrganization',
    ]);
  });

  it('has a repository that the token does not see', async () => {
    const machine = await machineWith(gitlab(undefined), 'globex only');
    expect(kindsOf(await machine.diagnose({ trouble: 'clone', url }))).toEqual(['repositoryProblem']);
  });

  it('is not explained where nothing is wrong', async () => {
    const machine = await machineWith(gitlab('acme'), 'full access');
    expect(kindsOf(await machine.diagnose({ trouble: 'clone', url }))).toEqual([]);
  });
});
