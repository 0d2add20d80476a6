import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Provider } from '../../src/core/provider/provider';
import type { Check, CheckId } from '../../src/core/diagnosis/report';
import type { Services } from '../../src/services';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

describe('A connection test in VS Code', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let acme: Provider;
  let globex: Provider;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    const of = { host: hosts.gitlab, baseUrl: hosts.gitlab.baseUrls.server };
    acme = await addPracticeProvider(services, { ...of, organization: 'acme', tokenLabel: 'acme only' });
    globex = await addPracticeProvider(services, {
      ...of,
      organization: 'globex',
      tokenLabel: 'globex only',
    });
  });

  after(async () => {
    await removePracticeProvider(services, acme);
    await removePracticeProvider(services, globex);
    await hosts.closeAll();
  });

  async function check(provider: Provider, id: CheckId): Promise<Check> {
    const report = await services.tester.test(provider, AbortSignal.timeout(30_000));
    assert.ok(report.ok);
    const found = report.value.checks.find((each) => each.id === id);
    assert.ok(found);
    return found;
  }

  function tokensOfGit(): readonly (string | undefined)[] {
    const asked = hosts.gitlab.requests.filter(
      ({ gitService, status }) => gitService !== undefined && status === 200,
    );
    return [...new Set(asked.map(({ tokenLabel }) => tokenLabel))];
  }

  it('lets Git read a repository with the token under test, and no other one', async () => {
    for (const [provider, label] of [
      [acme, 'acme only'],
      [globex, 'globex only'],
    ] as const) {
      hosts.gitlab.clearRequests();
      const git = await check(provider, 'git');
      assert.equal(git.status, 'passed', JSON.stringify(git.finding));
      assert.deepEqual(tokensOfGit(), [label]);
    }
  });

  it('tries Git for an inactive provider too, and says that Git gets nothing from it outside the test', async () => {
    const { scope, ...definition } = globex;
    const saved = await services.directory.save({ ...definition, status: 'inactive' }, scope);
    assert.ok(saved.ok);
    hosts.gitlab.clearRequests();
    const git = await check(saved.value, 'git');
    assert.equal(git.finding.kind, 'gitInactive', JSON.stringify(git.finding));
    assert.deepEqual(git.remedies, [{ kind: 'activate' }]);
    assert.deepEqual(tokensOfGit(), ['globex only']);
    assert.ok((await services.directory.save(definition, scope)).ok);
  });

  it('ends within 100 ms when it is cancelled while Git waits for the host, and leaves no Git behind', async () => {
    hosts.gitlab.faults.set('/acme', { hang: true });
    hosts.gitlab.clearRequests();
    const abort = new AbortController();
    const test = services.tester.test(acme, abort.signal);
    test.catch(() => undefined);
    const waiting = () => hosts.gitlab.requests.find(({ gitService }) => gitService !== undefined);
    await until('a request of Git', () => waiting());
    const begun = performance.now();
    abort.abort();
    await assert.rejects(test);
    assert.ok(performance.now() - begun < 100);
    await until('the end of Git', () => waiting()?.aborted);
    hosts.gitlab.faults.clear();
  });
});
