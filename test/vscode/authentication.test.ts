import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as v from 'valibot';
import { authentication, CancellationError, commands, extensions, type AuthenticationProvider } from 'vscode';
import { Secret } from '../../src/core/account/secret';
import type { Provider } from '../../src/core/provider/provider';
import { createEndedAccess } from '../../src/core/session/endedAccess';
import { createSessions, type Sessions } from '../../src/core/session/sessions';
import type { Services } from '../../src/services';
import type { Ending } from '../../src/shared/emitter';
import { createAuthenticationProvider } from '../../src/ui/authentication/authenticationProvider';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

const id = 'git-providers';

describe('the accounts for other extensions', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let everything: Provider;
  let acme: Provider;
  let changes: number;
  let subscription: Ending;
  let sessions: Sessions;
  /** The same provider that VS Code asks, asked without VS Code's consent. */
  let direct: AuthenticationProvider & Ending;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab', 'github'] });
  });

  after(async () => {
    await hosts.closeAll();
  });

  beforeEach(async () => {
    const { gitlab, github } = hosts;
    everything = await addPracticeProvider(services, {
      host: gitlab,
      baseUrl: gitlab.baseUrl,
      tokenLabel: 'full access',
      username: 'alice',
    });
    acme = await addPracticeProvider(services, {
      host: github,
      baseUrl: github.baseUrl,
      organization: 'acme',
      tokenLabel: 'full access',
      username: 'bob',
    });
    sessions = createSessions({
      ...services,
      types: services.hosts,
      ended: createEndedAccess(services.memory),
      log: (problem, cause) => {
        throw new Error(problem, { cause });
      },
    });
    direct = createAuthenticationProvider({ ...services, sessions });
    // Whoever has asked is told of changes.
    await labels();
    changes = 0;
    subscription = authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id === id) changes++;
    });
  });

  afterEach(async () => {
    subscription.dispose();
    direct.dispose();
    sessions.dispose();
    await removePracticeProvider(services, everything);
    await removePracticeProvider(services, acme);
    await until('no account', async () => ((await labels()).length === 0 ? true : undefined));
  });

  const where = (url: string): string => url.replace(/^https?:\/\//, '');
  const alice = (): string => `alice (${where(hosts.gitlab.baseUrl)})`;
  const bob = (): string => `bob (${where(hosts.github.baseUrl)} · acme)`;

  async function labels(): Promise<readonly string[]> {
    return (await authentication.getAccounts(id)).map(({ label }) => label);
  }

  async function waitForAccounts(...expected: readonly string[]): Promise<void> {
    const same = async () => (JSON.stringify(await labels()) === JSON.stringify(expected) ? true : undefined);
    await until(`the accounts ${expected.join(', ')}`, same, { seen: labels });
  }

  it('are declared in the manifest under the id that is registered', () => {
    const manifest: unknown = extensions.getExtension('git-providers.git-providers')?.packageJSON;
    const declared = v.object({ contributes: v.object({ authentication: v.unknown() }) });
    const { contributes } = v.parse(declared, manifest);
    assert.deepEqual(contributes.authentication, [{ id, label: 'Git Providers' }]);
  });

  it('are known to VS Code, one for each provider with a token', async () => {
    await waitForAccounts(alice(), bob());
  });

  it('stay closed to an extension that the user has not allowed', async () => {
    assert.equal(await authentication.getSession(id, ['gitlab'], { silent: true }), undefined);
  });

  it('give the token of the provider that the scopes name', async () => {
    const found = await direct.getSessions(['gitlab', hosts.gitlab.baseUrl], {});
    assert.deepEqual(
      found.map(({ accessToken, account, scopes }) => ({ accessToken, label: account.label, scopes })),
      [
        {
          accessToken: hosts.gitlab.token('full access').token,
          label: alice(),
          scopes: ['gitlab', hosts.gitlab.baseUrl],
        },
      ],
    );
    assert.deepEqual(await direct.getSessions(['gitlab', 'api'], {}), []);
  });

  it('give the session of one account where that is asked for', async () => {
    const all = await direct.getSessions(undefined, {});
    assert.equal(all.length, 2);
    const [first, second] = all;
    assert.ok(first && second);
    const found = await direct.getSessions(undefined, { account: second.account });
    assert.deepEqual(
      found.map((session) => session.id),
      [second.id],
    );
  });

  it('change for every extension when a token is replaced', async () => {
    const token = new Secret(hosts.gitlab.token('full access').token);
    await services.accounts.save(everything, { token, username: 'alice' });
    await until('the event', () => (changes > 0 ? true : undefined));
    await waitForAccounts(alice(), bob());
  });

  it('go and come with the token', async () => {
    await services.accounts.remove(everything.id);
    await until('the event', () => (changes > 0 ? true : undefined));
    await waitForAccounts(bob());
    const token = new Secret(hosts.gitlab.token('full access').token);
    await services.accounts.save(everything, { token, username: 'alice' });
    await until('the second event', () => (changes > 1 ? true : undefined));
    await waitForAccounts(alice(), bob());
  });

  it('go and come with the provider', async () => {
    await services.directory.setStatus(acme, 'inactive');
    await until('the event', () => (changes > 0 ? true : undefined));
    await waitForAccounts(alice());
    const inactive = services.directory.current().byId.get(acme.id);
    assert.ok(inactive);
    await services.directory.setStatus(inactive, 'active');
    await until('the second event', () => (changes > 1 ? true : undefined));
    await waitForAccounts(alice(), bob());
  });

  it('are picked by the user', async () => {
    const asked = direct.createSession(['github'], {});
    const session = await whilePressing('workbench.action.acceptSelectedQuickOpenItem', asked);
    assert.equal(session.account.label, bob());
    assert.deepEqual(session.scopes, ['github']);
  });

  it('are not made when the user cancels', async () => {
    const asked = direct.createSession(['github'], {});
    await assert.rejects(whilePressing('workbench.action.closeQuickOpen', asked), CancellationError);
  });

  it('are not made for scopes that mean nothing', async () => {
    await assert.rejects(
      async () => direct.createSession(['repo'], {}),
      /does not know what is meant by repo/,
    );
  });

  it('are not made for a provider that there is not', async () => {
    const unknown = 'provider:00000000-0000-4000-8000-000000000000';
    await assert.rejects(async () => direct.createSession([unknown], {}), /no such provider/);
  });

  it('stay as they are when the question on signing out is not answered', async () => {
    const [session] = await direct.getSessions(['gitlab'], {});
    assert.ok(session);
    await assert.rejects(async () => direct.removeSession(session.id));
    await waitForAccounts(alice(), bob());
    assert.equal((await services.accounts.read(everything)).ok, true);
  });

  it('end for extensions alone, and stay for Git', async () => {
    const [session] = await direct.getSessions(['gitlab'], {});
    assert.ok(session);
    await sessions.end(session.id);
    await waitForAccounts(bob());
    assert.equal((await services.accounts.read(everything)).ok, true);
    await sessions.grant(everything, ['gitlab']);
    await waitForAccounts(alice(), bob());
  });
});

/** Presses until the question, which comes some time after the call, is answered. */
async function whilePressing<T>(command: string, asked: Thenable<T>): Promise<T> {
  let settled = false;
  const answer = Promise.resolve(asked).finally(() => {
    settled = true;
  });
  answer.catch(() => undefined);
  await until('an answer', async () => {
    await commands.executeCommand(command);
    return settled ? true : undefined;
  });
  return answer;
}
