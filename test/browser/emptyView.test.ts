import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../unit/git/runProgram';
import { organizationLabel } from './addProvider';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

describe('a view without a provider', () => {
  let empty: Workbench;
  let clone: string;

  beforeAll(async () => {
    clone = await mkdtemp(join(tmpdir(), 'gp-offer-'));
    await runProgram('git', ['init', '-q', clone], { env: process.env });
    await runProgram(
      'git',
      ['-C', clone, 'remote', 'add', 'origin', 'https://bob@gitlab.acme.com/web/shop.git'],
      { env: process.env },
    );
    empty = await openWorkbench({ folder: clone, theme: 'light' });
    await empty.openActivityBar('Git Providers');
  });

  afterAll(async () => {
    await empty.close();
    await rm(clone, { recursive: true, force: true });
  });

  it('offers to connect to the host of the open repository', async () => {
    await empty.waitForTreeRows('Providers', ([row]) => row?.label === 'Connect to gitlab.acme.com');
    await expect
      .poll(() => empty.viewMessage('Providers'))
      .toBe(
        'Connect VS Code to your Git host: Git then uses the right account for every repository, with no prompt.',
      );
    await empty.screenshot('trees-offer-light');
    expect((await empty.welcome('Projects')).text).toContain('There is no pipeline project yet');
    await (await empty.treeRow('Providers', 'Connect to gitlab.acme.com')).click();
    const form = webviewPage(empty);
    await form.ready();
    expect(await form.textbox('Base URL').inputValue()).toBe('https://gitlab.acme.com');
    expect(await form.textbox(organizationLabel).inputValue()).toBe('web');
    expect(await form.radio('GitLab').isChecked()).toBe(true);
  });
});
