import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { commands, env, window } from 'vscode';
import { createExplainer } from '../../src/core/credential/explainer';
import { diagnose as findCauses } from '../../src/core/diagnosis/troubleshooting/diagnose';
import type { Diagnosis } from '../../src/core/diagnosis/troubleshooting/diagnosis';
import { troubles, type Subject } from '../../src/core/diagnosis/troubleshooting/subject';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { diagnose, type DiagnoseCommandParts } from '../../src/ui/commands/diagnose';
import { createDiagnosisDocuments, type DiagnosisDocuments } from '../../src/ui/diagnose/diagnosisDocuments';
import { diagnosisText } from '../../src/ui/diagnose/diagnosisText';
import { readGiven } from '../../src/ui/diagnose/readGiven';
import { diagnosisSentence, troubleDetail, troubleLabel } from '../../src/ui/words/diagnoseWords';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

describe('A diagnosis', function () {
  this.timeout(60_000);
  let services: Services;
  let parts: DiagnoseCommandParts;
  let documents: DiagnosisDocuments;
  let hosts: PracticeHosts;
  let provider: Provider;

  before(async () => {
    services = await openServices();
    documents = createDiagnosisDocuments();
    parts = { ...services, explainer: createExplainer(services), diagnosisDocuments: documents };
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    provider = await addPracticeProvider(services, {
      host: hosts.gitlab,
      baseUrl: hosts.gitlab.baseUrls.server,
      organization: 'acme',
      tokenLabel: 'full access',
    });
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    documents.dispose();
    await removePracticeProvider(services, provider);
    await hosts.closeAll();
  });

  const find = (subject: Subject): Promise<Diagnosis> =>
    findCauses({ parts: { ...parts, gitAsks: () => 'us' }, signal: AbortSignal.timeout(50_000) }, subject);

  it('has a name and a word on what is looked at for each trouble', () => {
    const words = troubles.flatMap((trouble) => [troubleLabel(trouble), troubleDetail(trouble)]);
    assert.equal(new Set(words).size, 2 * troubles.length);
  });

  it('of a healthy connection says so in one sentence', async () => {
    const diagnosis = await find({ trouble: 'connection', provider });
    assert.equal(
      diagnosisSentence(diagnosis),
      `Nothing is wrong: the connection of “${provider.name}” works.`,
    );
  });

  it('is a report of all causes in words, with no token in it', async () => {
    const misspelt = { ...provider, organization: 'acmee' };
    const diagnosis = await find({ trouble: 'repositories', provider: misspelt, missing: 'globex/app' });
    const text = diagnosisText(diagnosis);
    assert.match(text, /^# Cannot see repositories\n/);
    assert.match(text, /2 causes found\./);
    assert.match(text, /The organization acmee is not found\. Is acme meant\?/);
    assert.match(text, /globex\/app is not in acmee/);
    assert.ok(!text.includes(hosts.gitlab.token('full access').token));
  });

  it('of a clone names the address without its password', async () => {
    const text = diagnosisText(
      await find({ trouble: 'clone', url: 'https://u:canary@git.globex.example/a/b' }),
    );
    assert.match(text, /Git’s own helper answers/);
    assert.ok(!text.includes('canary'));
  });

  it('knows rows of providers and repositories, and what was never there', () => {
    const repository = { fullName: 'acme/web', cloneUrl: hosts.gitlab.cloneUrl('acme/web') };
    const row = { kind: 'repository', providerId: provider.id, repository };
    const given = readGiven(parts, row);
    assert.deepEqual(
      [given.provider?.id, given.repository, given.url],
      [provider.id, 'acme/web', repository.cloneUrl],
    );
    const webhook = { providerId: provider.id, repository: 'acme/web', webhookId: '7' };
    assert.equal(readGiven(parts, webhook).trouble, 'webhook');
    assert.equal(readGiven(parts, { providerId: 'nobody' }).provider, undefined);
  });

  it('is copied from the list of causes', async () => {
    await env.clipboard.writeText('');
    const running = diagnose(parts, { trouble: 'deletion', providerId: provider.id });
    // The items that can be chosen: the sentence, Open Report, Copy Report, Diagnose Again.
    const copied = await until('the report', async () => {
      await commands.executeCommand('quickInput.first');
      await commands.executeCommand('quickInput.next');
      await commands.executeCommand('quickInput.next');
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await env.clipboard.readText()) || undefined;
    });
    await running;
    assert.match(copied, /Nothing is in the way: no pipeline project uses/);
  });

  it('is shown as a document', async () => {
    await documents.show('# A diagnosis');
    await until('the tab', () =>
      window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('Diagnosis')),
    );
  });
});
