import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import { runProgram } from '../unit/git/runProgram';
import { openServices } from './openServices';
import { runInNewTerminal } from './runInNewTerminal';

const platform = { darwin: 'osx', win32: 'windows' }[process.platform as string] ?? 'linux';

describe('The environment of Git in VS Code', function () {
  this.timeout(60_000);
  let userValue: unknown;

  before(async () => {
    await openServices();
    userValue = settings().inspect(platform)?.globalValue;
  });

  afterEach(async () => {
    await settings().update(platform, userValue, ConfigurationTarget.Global);
  });

  after(async () => {
    const { code } = await runInNewTerminal('git --version');
    assert.equal(code, 0);
  });

  function settings() {
    return workspace.getConfiguration('terminal.integrated.env');
  }

  async function setTerminalVariables(variables: Readonly<Record<string, string>>): Promise<void> {
    await settings().update(platform, variables, ConfigurationTarget.Global);
  }

  it('lets every Git command of the extension host work', async () => {
    const { code, stderr } = await runProgram('git', ['config', '--list'], { env: process.env });
    assert.equal(code, 0);
    assert.equal(stderr, '');
  });

  it('names the extension’s include file in a new terminal', async () => {
    const { code, output } = await runInNewTerminal('git config --get-all include.path');
    assert.equal(code, 0);
    assert.match(output, /git-providers\.git-providers\/git\/w[0-9a-f]{12}\.gitconfig\n$/);
  });

  it('keeps the entries that the user’s setting for terminals adds', async () => {
    await setTerminalVariables({
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'user.nickname',
      GIT_CONFIG_VALUE_0: 'ally',
      GIT_CONFIG_KEY_1: 'user.motto',
      GIT_CONFIG_VALUE_1: 'one thing at a time',
    });
    const { code, output } = await runInNewTerminal(
      'git config user.nickname && git config user.motto && git config --get-all include.path && git init -q new && git -C new status',
    );
    assert.equal(code, 0, output);
    assert.match(
      output,
      /^ally\none thing at a time\n.*git-providers\.git-providers\/git\/w[0-9a-f]{12}\.gitconfig\nOn branch /,
    );
  });

  it('leaves a count alone that does not fit its keys', async () => {
    await setTerminalVariables({ GIT_CONFIG_COUNT: '2', GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: 'c' });
    const { output } = await runInNewTerminal('env | grep ^GIT_CONFIG_ | sort');
    assert.equal(output, 'GIT_CONFIG_COUNT=2\nGIT_CONFIG_KEY_0=a.b\nGIT_CONFIG_VALUE_0=c\n');
  });
});
