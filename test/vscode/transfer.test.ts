import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { GitHost } from '../../src/core/host/gitHost';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { editorLogins } from '../../src/ui/transfer/editorLogins';
import { leaveReportText } from '../../src/ui/transfer/leaveReport';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

describe('the accounts of VS Code', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let provider: Provider;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    provider = await addPracticeProvider(services, {
      host: hosts.gitlab,
      baseUrl: hosts.gitlab.baseUrl,
      tokenLabel: 'full access',
      username: 'alice',
    });
  });

  after(async () => {
    await removePracticeProvider(services, provider);
    await hosts.closeAll();
  });

  /** A host whose logins VS Code keeps under the id of an authentication provider. */
  function hostWith(session: string): ReadonlyMap<string, GitHost> {
    const host = services.hosts.get(provider.type);
    assert.ok(host);
    return new Map([[host.type, { ...host, otherLogins: { session } }]]);
  }

  it('are listed by their names, and give no token without the consent that VS Code asks for', async () => {
    const [login] = await editorLogins(hostWith('git-providers'));
    assert.equal(login?.source, 'editor');
    assert.match(login.username ?? '', /^alice/);
    const taken = await login.take(new AbortController().signal);
    assert.deepEqual(taken, { ok: false, error: 'declined' });
  });

  it('are none where nobody offers any, which is told in time', async () => {
    assert.deepEqual(await editorLogins(hostWith('nobody-offers-this')), []);
  });

  it('are none of hosts that VS Code has no accounts of', async () => {
    const host = services.hosts.get(provider.type);
    assert.ok(host);
    const { otherLogins: _, ...plain } = host;
    assert.deepEqual(await editorLogins(new Map([[host.type, plain]])), []);
  });

  describe('and the report of a client that is left', () => {
    it('takes what others wrote literally', () => {
      const evil = { ...provider, name: '<img src=x> [click](command:evil)|' };
      const text = leaveReportText({
        left: [
          {
            provider: evil,
            projects: [],
            detached: 'none',
            revocation: { kind: 'failed', error: { kind: 'forbidden', said: '](http://evil.example)' } },
            token: 'forgotten',
            definition: 'deleted',
          },
        ],
        untouched: [provider],
        clones: ['/srv/clones/web'],
        hosts: services.hosts,
        when: 'today',
      });
      assert.ok(text.includes('`<img src=x> [click](command:evil)\\|`'), text);
      assert.ok(text.includes('Not done, because it was cancelled'));
      assert.ok(text.includes('`/srv/clones/web`'));
      const outside = text.replace(/`[^`]*`/g, '');
      assert.ok(!outside.includes('evil'), outside);
    });
  });
});
