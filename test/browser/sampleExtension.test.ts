import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installExtension } from '../../scripts/installExtension.mjs';
import { root } from '../../scripts/paths.mjs';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider, answer, answerAddProvider, closeForm, formTestSentence } from './addProvider';
import { closeConnectedReport } from './closeConnectedReport';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

let hosts: PracticeHosts;
let directory: string;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab'] });
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  await installExtension(join(directory, 'extensions'), await builtSample());
  window = await openWorkbench({ directory });
  await addTestedProvider(window, {
    host: { ...hosts.gitlab, productName: 'GitLab' },
    name: 'Work',
    token: hosts.gitlab.token('full access'),
  });
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

/** The sample extension as it would be installed. */
async function builtSample(): Promise<string> {
  const source = join(root, 'test', 'sample-extension');
  const target = join(directory, 'sample');
  await mkdir(join(target, 'dist'), { recursive: true });
  await cp(join(source, 'package.json'), join(target, 'package.json'));
  await build({
    entryPoints: [join(source, 'extension.ts')],
    outfile: join(target, 'dist', 'extension.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return target;
}

const account = (): string => `alice (${hosts.gitlab.baseUrl.replace('http://', '')})`;

function proofOf(tokenLabel: string): string {
  const { token } = hosts.gitlab.token(tokenLabel);
  return `with ${createHash('sha256').update(token).digest('hex').slice(0, 12)}`;
}

/** Runs a command of the sample extension, and gives what it says. */
async function says(command: string, message: string): Promise<void> {
  await window.runCommand(`Sample Client: ${command}`);
  await hears(message);
}

/** Waits for what the sample extension says, and takes it off the screen. */
async function hears(message: string): Promise<void> {
  expect((await window.waitForNotification('Sample')).message).toContain(message);
  await window.runCommand('Notifications: Clear All Notifications');
  await until('no notification', async () =>
    (await window.notifications()).length === 0 ? true : undefined,
  );
}

/** Lets VS Code’s own question, which names the extension, pass. */
async function allowSignIn(): Promise<void> {
  await window.runCommand('Sample Client: Sign In');
  await waitForDialog("'Sample Client' wants to sign in using Git Providers");
  await window.pressDialogButton('Allow');
}

/** Signs out as the menu Accounts does, up to our own question. */
async function startSignOut(): Promise<void> {
  await window.runCommand('Sample Client: Sign Out');
  await waitForDialog(account());
  await window.pressDialogButton('Sign Out');
  await waitForDialog(`Sign out ${account()}?`);
}

/** Without details, VS Code shows the message in their place; both come some time after the dialog's frame. */
async function waitForDialog(words: string): Promise<void> {
  const seen = async () => {
    if (!(await window.hasDialog())) return undefined;
    const { message, detail = '' } = await window.dialog();
    return `${message}\n${detail}`;
  };
  const probe = async () => ((await seen())?.includes(words) === true ? true : undefined);
  await until(`a dialog with “${words}”`, probe, { seen });
}

describe('another extension', () => {
  it('sees the providers through the API', async () => {
    await says('List Providers', 'Work is active');
  });

  it('learns which provider serves a repository, and why', async () => {
    await window.runCommand('Sample Client: Find Provider');
    await answer(window, 'URL of a repository', hosts.gitlab.cloneUrl('acme/web'));
    await hears('Work serves it: onlyOne');
  });

  it('gets no session without the consent of the user', async () => {
    await says('Look for Session', 'No session');
  });

  it('gets the session that the user allows it', async () => {
    await allowSignIn();
    await window.pickItem(account());
    await hears(`${account()} ${proofOf('full access')}`);
    await says('Look for Session', `${account()} ${proofOf('full access')}`);
  });

  it('keeps it when the question on signing out is cancelled', async () => {
    await startSignOut();
    await window.screenshot('sign-out');
    await window.pressDialogButton('Cancel');
    await hears('Sample failed');
    await says('Look for Session', proofOf('full access'));
  });

  it('loses it when the access of extensions ends, while Git keeps the token', async () => {
    await startSignOut();
    await window.pressDialogButton('Only End Access of Extensions');
    await hears('Signed out');
    await says('Look for Session', 'No session');
    await window.openActivityBar('Git Providers');
    await window.waitForTreeRows('Providers', ([row]) => row?.description === 'default · connected');
  });

  it('gets none where the user cancels the choice of a provider', async () => {
    await allowSignIn();
    await window.readQuickInput('Sign In with Git Providers');
    await window.pressEscape();
    await hears('Sample failed: Canceled');
  });

  it('gets it anew when the user picks the provider', async () => {
    await allowSignIn();
    const { items } = await window.readQuickInput('Sign In with Git Providers');
    expect(items.map(({ label }) => label)).toEqual(['Work', 'Add Provider…']);
    await window.screenshot('sign-in');
    await window.pickItem('Work');
    await hears(`${account()} ${proofOf('full access')}`);
    await says('Look for Session', proofOf('full access'));
  });

  it('is told of each change', async () => {
    const { text } = await window.statusItem('git-providers.sample-client.sampleClient.events');
    expect(Number(/sessions (\d+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(2);
  });

  it('loses it with the token, and gets it when the user enters one', async () => {
    await startSignOut();
    await window.pressDialogButton('Remove Token from This Machine');
    await hears('Signed out');
    await says('Look for Session', 'No session');
    await window.waitForTreeRows('Providers', (rows) =>
      rows.some(
        ({ label, description }) => label === 'Work' && description?.includes('token missing') === true,
      ),
    );
    await allowSignIn();
    await window.pickItem('Work');
    await answer(window, 'Access token', hosts.gitlab.token('full access').token);
    await closeConnectedReport(window);
    await hears(`${account()} ${proofOf('full access')}`);
  });

  it('gets the session of a provider that the user adds', async () => {
    await startSignOut();
    await window.pressDialogButton('Only End Access of Extensions');
    await hears('Signed out');
    await allowSignIn();
    await window.pickItem('Add Provider…');
    await answerAddProvider(window, {
      host: { ...hosts.gitlab, productName: 'GitLab' },
      name: 'Acme',
      organization: 'acme',
      token: hosts.gitlab.token('full access'),
    });
    await hears(`alice (${hosts.gitlab.baseUrl.replace('http://', '')} · acme)`);
    await formTestSentence(window, 'Connected as alice');
    await closeForm(window);
  });
});
