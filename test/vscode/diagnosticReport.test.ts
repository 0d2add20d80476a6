import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { commands, env, window } from 'vscode';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { gatherReport } from '../../src/ui/diagnosticReport/gatherReport';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

describe('The diagnostic report', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let provider: Provider;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    provider = await addPracticeProvider(services, {
      host: hosts.gitlab,
      baseUrl: hosts.gitlab.baseUrls.server,
      organization: 'acme',
      tokenLabel: 'full access',
    });
  });

  after(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await removePracticeProvider(services, provider);
    await hosts.closeAll();
  });

  function assertNoSecret(report: string): void {
    assert.ok(!report.includes(hosts.gitlab.token('full access').token), 'the token is in it');
    assert.ok(!report.includes(provider.name), 'the name is in it');
    assert.ok(!/\bacme\b/.test(report), 'the organization is in it');
  }

  it('has the versions, the provider by number and host, and Git’s state', async () => {
    const report = await gatherReport(services, new AbortController().signal);
    assert.match(report, /^- Git Providers \d+\.\d+\.\d+$/m);
    assert.match(report, /^- Git \d+\.\d+\.\d+/m);
    assert.match(report, /^- Git asks the helper: yes$/m);
    assert.match(report, /^- Entry in the environment: inPlace$/m);
    const { host } = new URL(provider.baseUrl.href);
    assert.ok(report.includes(`| gitlab | `) && report.includes(`| ${host} | yes | active |`), report);
    assertNoSecret(report);
  });

  it('has the last test of the provider, check by check', async () => {
    await services.tester.test(provider, AbortSignal.timeout(30_000));
    const report = await gatherReport(services, new AbortController().signal);
    assert.match(report, /## Last test of provider \d/);
    assert.match(report, /^\| authenticated \| passed \| authenticated \|$/m);
    assertNoSecret(report);
  });

  it('is given up when the user cancels', async () => {
    await assert.rejects(gatherReport(services, AbortSignal.abort()));
  });

  it('is copied by its command', async () => {
    await env.clipboard.writeText('');
    // The command ends with the user's answer to its notification.
    void commands.executeCommand('gitProviders.copyDiagnosticReport');
    const report = await until('the report', async () => {
      const text = await env.clipboard.readText();
      return text === '' ? undefined : text;
    });
    assert.match(report, /^# Git Providers: diagnostic report/);
    assertNoSecret(report);
  });

  it('is a document where VS Code cannot report an issue of this extension', async () => {
    await commands.executeCommand('gitProviders.reportIssue');
    const text = window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^\*\*What did you do\?\*\*/);
    assert.ok(text.includes('# Git Providers: diagnostic report'));
    assertNoSecret(text);
  });
});
