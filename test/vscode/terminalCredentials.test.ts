import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { ShellExecution, Task, tasks, TaskScope } from 'vscode';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';
import { runInNewTerminal } from './runInNewTerminal';

describe('Git that VS Code starts in a shell', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let provider: Provider;
  let command: string;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['github'] });
    const baseUrl = hosts.github.baseUrls.server;
    const organization = 'acme';
    const practice = { host: hosts.github, baseUrl, organization, tokenLabel: 'acme only' };
    provider = await addPracticeProvider(services, practice);
    const url = hosts.github.cloneUrl('acme/web', baseUrl);
    // A question would wait for a person.
    command = `GIT_ASKPASS=/bin/false GIT_TERMINAL_PROMPT=0 git ls-remote ${url}`;
  });

  beforeEach(() => {
    hosts.github.clearRequests();
  });

  after(async () => {
    await removePracticeProvider(services, provider);
    await hosts.closeAll();
  });

  function usedTokens(): readonly string[] {
    return [...new Set(hosts.github.requests.flatMap(({ tokenLabel }) => tokenLabel ?? []))];
  }

  it('gets the provider’s credential in a terminal', async () => {
    const { code, output } = await runInNewTerminal(command);
    assert.equal(code, 0, output);
    assert.deepEqual(usedTokens(), ['acme only']);
  });

  it('gets the provider’s credential in a task', async () => {
    const task = new Task(
      { type: 'shell' },
      TaskScope.Workspace,
      'list',
      'test',
      new ShellExecution(command),
    );
    const ended = new Promise<number | undefined>((resolve) => {
      const subscription = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== 'list') return;
        subscription.dispose();
        resolve(exitCode);
      });
    });
    await tasks.executeTask(task);
    assert.equal(await ended, 0);
    assert.deepEqual(usedTokens(), ['acme only']);
  });

  it('gets none once the provider is inactive', async () => {
    const inactive = await services.directory.save({ ...provider, status: 'inactive' }, provider.scope);
    assert.equal(inactive.ok, true);
    const { code } = await runInNewTerminal(command);
    assert.equal(code, 128);
    assert.deepEqual(usedTokens(), []);
  });
});
