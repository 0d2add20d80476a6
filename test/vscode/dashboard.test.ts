import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import { createUsageStore, type UsageStore } from '../../src/core/provider/usage';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import type { DashboardRow } from '../../src/shared/dashboard/dashboardRow';
import { readRows } from '../../src/ui/dashboard/readRows';
import { readRotationDays } from '../../src/ui/dashboard/rotationDays';
import { createShownTimes } from '../../src/ui/dashboard/shownTimes';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

const dayMs = 86_400_000;

describe('A row of the dashboard', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let provider: Provider;
  let usage: UsageStore;
  let now = new Date();

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    const host = hosts.gitlab;
    const { baseUrl } = host;
    provider = await addPracticeProvider(services, {
      host,
      baseUrl,
      organization: 'acme',
      tokenLabel: 'full access',
    });
    usage = createUsageStore(services.memory, () => now);
    now = new Date();
  });

  after(async () => {
    await usage.forget(provider.id);
    await removePracticeProvider(services, provider);
    await hosts.closeAll();
  });

  async function read(shown: Provider = provider): Promise<DashboardRow> {
    const parts = {
      ...services,
      usage,
      now: () => now,
      rotationDays: readRotationDays,
      times: createShownTimes('en'),
      isTestedHere: () => false,
    };
    const [row] = await readRows(parts, [shown]);
    assert.ok(row);
    return row;
  }

  it('says what is known before anything was tested', async () => {
    const row = await read();
    assert.equal(row.stateLabel, 'Not tested');
    assert.equal(row.deployment, 'GitLab.com');
    assert.equal(row.organization, 'acme');
    assert.equal(row.scope, 'User');
    assert.equal(row.age.label, '0 of 90 days');
    assert.equal(row.age.share, 0);
    assert.equal(row.expiry.label, 'Unknown');
    assert.equal(row.lastTest, undefined);
    assert.equal(row.lastUse, undefined);
    assert.equal(row.projects, 0);
  });

  it('holds neither the token nor anything of it', async () => {
    assert.ok(!JSON.stringify(await read()).includes(hosts.gitlab.token('full access').token));
  });

  it('says what a test has found, and when it was', async () => {
    const outcome = await services.tester.test(provider, AbortSignal.timeout(30_000));
    assert.ok(outcome.ok);
    now = new Date(Date.now() + 5.5 * 60_000);
    const row = await read();
    assert.equal(row.stateLabel, 'Connected');
    assert.equal(row.account, 'alice');
    assert.equal(row.lastTest?.label, '5 minutes ago');
  });

  it('counts the days of the token against the setting, and the provider’s own number before that', async () => {
    now = new Date(Date.now() + 42.5 * dayMs);
    assert.equal((await read()).age.label, '42 of 90 days');
    const configuration = workspace.getConfiguration('gitProviders');
    await configuration.update('rotation.days', 40, ConfigurationTarget.Global);
    try {
      const old = await read();
      assert.deepEqual([old.age.label, old.age.tone, old.age.share], ['42 of 40 days', 'over', 1]);
      const own = await read({ ...provider, rotationDays: 50 });
      assert.deepEqual([own.age.label, own.age.tone], ['42 of 50 days', 'near']);
      const never = await read({ ...provider, rotationDays: 0 });
      assert.deepEqual([never.age.label, never.age.share], ['42 days', undefined]);
    } finally {
      await configuration.update('rotation.days', undefined, ConfigurationTarget.Global);
    }
  });

  it('says when Git last got the credential', async () => {
    await usage.touch(provider.id);
    now = new Date(now.getTime() + 3 * 3_600_000);
    assert.equal((await read()).lastUse?.label, '3 hours ago');
  });

  it('says why a token that is there is not used', async () => {
    const moved: Provider = { ...provider, scope: { kind: 'workspace', uri: 'file:///elsewhere' } };
    const row = await read(moved);
    assert.equal(row.stateLabel, 'Token missing');
    assert.match(row.stateReason ?? '', /defined elsewhere/);
    assert.equal(row.scope, 'Workspace');
    assert.equal(row.expiry.label, 'No token');
  });
});
