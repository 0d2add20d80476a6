import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { runProgram, type Outcome } from '../unit/git/runProgram';
import { addTestedProvider } from './addProvider';
import { cloneByPalette } from './cloneByPalette';
import { configureOwnHelper, type OwnHelper } from './ownHelper';
import { settledTerminalWarnings, terminalWarnings } from './terminalTab';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';
import { waitForWorkbench } from './workbenchWindow';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab'] });
});

afterAll(async () => {
  await hosts.closeAll();
});

/** Asks no person, so that a credential that nobody gives is a failure and not a question. */
const listRemote = 'GIT_TERMINAL_PROMPT=0 GIT_ASKPASS=/bin/false git ls-remote';

async function addProvider(window: Workbench, organization: string): Promise<void> {
  await addTestedProvider(window, {
    host: { label: hosts.gitlab.label, baseUrl: hosts.gitlab.baseUrl, productName: 'GitLab' },
    name: 'Practice',
    organization,
    token: hosts.gitlab.token('acme only'),
  });
}

describe('a terminal that was opened before there was any provider', () => {
  let directory: string;
  let window: Workbench;
  let url: string;
  let environmentFile: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gp-'));
    environmentFile = join(directory, 'environment');
    url = hosts.gitlab.cloneUrl('acme/web');
    window = await openWorkbench({
      directory,
      userSettings: { 'terminal.integrated.enablePersistentSessions': true },
    });
    // It starts after the terminals’ environment was set.
    await broker([]);
  });

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  /** The sockets of brokers, of windows that are gone included. */
  async function sockets(): Promise<readonly string[]> {
    const names = await readdir(join(window.runtimeDirectory, 'git-providers'));
    return names.filter((name) => name.endsWith('.sock'));
  }

  /** Waits until a broker listens that is none of those before. */
  async function broker(before: readonly string[]): Promise<void> {
    const started = async () => (await sockets()).some((name) => !before.includes(name)) || undefined;
    await until('the broker of the window', started, { seen: sockets });
  }

  /** By VS Code's own command, which saves what is open before it loads the page anew. */
  async function reload(): Promise<void> {
    const before = await sockets();
    const loaded = window.page.waitForEvent('load');
    await window.runCommand('Developer: Reload Window');
    await loaded;
    await waitForWorkbench(window.page);
    await broker(before);
  }

  it('gets the credential of a provider that is added later, with no warning that it should be relaunched', async () => {
    await window.openTerminal();
    const before = await window.runInTerminal(`kept=alive; ${listRemote} ${url}`);
    expect(before.code).toBe(128);
    await addProvider(window, 'acme');
    const after = await window.runInTerminal(`${listRemote} ${url}`);
    expect(after).toEqual({ code: 0, output: expect.stringContaining('refs/heads/main') as unknown });
    expect(await settledTerminalWarnings(window.page)).toBe(0);
    await window.screenshot('terminal-before-provider');
  });

  it('still gets it after the window was reloaded', async () => {
    await reload();
    await window.page.locator('.terminal-wrapper.active').waitFor();
    await until('the terminal of before', async () => {
      const { output } = await window.runInTerminal('echo "$kept"', { timeout: 5_000 });
      return output === 'alive\n' || undefined;
    });
    const { code, output } = await window.runInTerminal(`${listRemote} ${url}`);
    expect(output).toContain('refs/heads/main');
    expect(code).toBe(0);
    expect(await settledTerminalWarnings(window.page)).toBe(0);
    await window.runInTerminal(`env -0 >'${environmentFile}'`);
  });

  it('has Git that works where the shell’s own start file sets a configuration in the environment', async () => {
    const variables = 'GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.nickname GIT_CONFIG_VALUE_0=ally';
    await writeFile(join(window.home, '.bashrc'), `export ${variables}\n`);
    await window.openTerminal();
    const { code, output } = await window.runInTerminal(
      'git config user.nickname && git init -q other && git -C other status --short --branch',
    );
    expect(output).toBe('ally\n## No commits yet on main\n');
    expect(code).toBe(0);
  });

  it('is told to be relaunched only where the user changes what it began with', async () => {
    await mkdir(join(window.folder, '.vscode'));
    const variables = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: 'c' };
    const settings = { 'terminal.integrated.env.linux': variables };
    await writeFile(join(window.folder, '.vscode', 'settings.json'), JSON.stringify(settings));
    await until(
      'a warning at the terminal',
      async () => (await terminalWarnings(window.page)) > 0 || undefined,
    );
  });

  describe('and outlives VS Code', () => {
    let ownHelper: OwnHelper;
    let environment: Record<string, string>;

    beforeAll(async () => {
      const { home } = window;
      await window.close();
      ownHelper = await configureOwnHelper(home, hosts.gitlab.token('full access').token);
      const entries = (await readFile(environmentFile, 'utf8')).split('\0').filter(Boolean);
      environment = Object.fromEntries(
        entries.map((entry) => entry.split(/=(.*)/s).slice(0, 2)) as [string, string][],
      );
      hosts.gitlab.clearRequests();
    });

    const ours = /^GIT_CONFIG_(COUNT|KEY_|VALUE_)|^GIT_PROVIDERS_/;

    function askRemote(env: Readonly<Record<string, string>>): Promise<Outcome> {
      return runProgram('git', ['ls-remote', url], {
        env: { ...env, GIT_ASKPASS: '/bin/false' },
        cwd: directory,
      });
    }

    async function expectOwnHelper(): Promise<void> {
      const plain = Object.entries(environment).filter(([name]) => !ours.test(name));
      const without = await askRemote(Object.fromEntries(plain));
      const asked = (await ownHelper.operations()).filter((operation) => operation === 'get').length;
      const outcome = await askRemote(environment);
      expect(outcome).toMatchObject({ code: 0, stderr: '', stdout: without.stdout });
      expect(outcome.milliseconds - without.milliseconds).toBeLessThan(1500);
      expect((await ownHelper.operations()).filter((operation) => operation === 'get')).toHaveLength(
        asked + 1,
      );
      const labels = hosts.gitlab.requests.map(({ tokenLabel }) => tokenLabel).filter(Boolean);
      expect(new Set(labels)).toEqual(new Set(['full access']));
    }

    it('asks the user’s own helper, without delay or complaint', async () => {
      expect(environment['GIT_CONFIG_KEY_0']).toBe('include.path');
      await expectOwnHelper();
    });

    it('does so after the extension’s storage is gone, too', async () => {
      await rm(join(window.userDataDirectory, 'User', 'globalStorage', 'git-providers.git-providers'), {
        recursive: true,
      });
      await expectOwnHelper();
    });
  });
});

describe('where no private directory can be had for the broker', () => {
  let directory: string;
  let window: Workbench;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gp-'));
    const place = join(directory, 'run', 'git-providers');
    await mkdir(place, { recursive: true, mode: 0o755 });
    window = await openWorkbench({ directory });
    await addProvider(window, '');
  });

  afterAll(async () => {
    await window.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  function usedTokens(): ReadonlySet<string | undefined> {
    return new Set(hosts.gitlab.requests.map(({ tokenLabel }) => tokenLabel).filter(Boolean));
  }

  it('names no helper to Git', async () => {
    const storage = join(window.userDataDirectory, 'User', 'globalStorage', 'git-providers.git-providers');
    const includes = (await readdir(join(storage, 'git'))).filter((name) => name.endsWith('.gitconfig'));
    expect(includes).toHaveLength(1);
    expect(await readFile(join(storage, 'git', includes[0]!), 'utf8')).not.toContain('helper');
  });

  it('answers VS Code’s Git by VS Code’s own interface', async () => {
    const clones = join(directory, 'clones');
    await mkdir(clones);
    hosts.gitlab.clearRequests();
    await cloneByPalette(window, hosts.gitlab.cloneUrl('acme/web'), clones);
    expect(usedTokens()).toEqual(new Set(['acme only']));
    expect(await window.currentQuickInput()).toBeUndefined();
  });

  it('answers Git in a terminal by VS Code’s own interface', async () => {
    await window.openTerminal();
    hosts.gitlab.clearRequests();
    const { code } = await window.runInTerminal(`git ls-remote ${hosts.gitlab.cloneUrl('acme/web')}`);
    expect(code).toBe(0);
    expect(usedTokens()).toEqual(new Set(['acme only']));
  });
});

describe('with a Git that does not read its configuration from the environment', () => {
  let directory: string;
  let window: Workbench;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gp-'));
    const old = join(directory, 'old-git');
    const version = 'test "$1" = --version && echo "git version 2.30.2" && exit 0';
    const body = `#!/bin/sh\n${version}\nunset GIT_CONFIG_COUNT\nexec git "$@"\n`;
    await writeFile(old, body, { mode: 0o700 });
    // A remote window takes the path of Git from the settings of the machine.
    const machine = join(directory, 'data', 'Machine');
    await mkdir(machine, { recursive: true });
    await writeFile(join(machine, 'settings.json'), JSON.stringify({ 'git.path': old }));
    window = await openWorkbench({ directory });
    await addProvider(window, '');
  });

  afterAll(async () => {
    await window.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  it('answers by VS Code’s own interface', async () => {
    const clones = join(directory, 'clones');
    await mkdir(clones);
    hosts.gitlab.clearRequests();
    await cloneByPalette(window, hosts.gitlab.cloneUrl('acme/web'), clones);
    const labels = hosts.gitlab.requests.map(({ tokenLabel }) => tokenLabel).filter(Boolean);
    expect(new Set(labels)).toEqual(new Set(['acme only']));
  });
});
