import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSampleExtension } from './sampleExtension';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

describe('a workbench of a test', () => {
  let sample: string;
  let workbench: Workbench;

  beforeAll(async () => {
    sample = await mkdtemp(join(tmpdir(), 'sample-'));
    await writeSampleExtension(sample);
    workbench = await openWorkbench({
      extension: sample,
      userSettings: { 'sample.greeting': 'hello' },
      extraEnv: { SAMPLE_VARIABLE: 'passed on' },
      theme: 'dark',
    });
    await writeFile(join(workbench.folder, 'notes.txt'), 'one line\n');
  });

  afterAll(async () => {
    await workbench.close();
    await rm(sample, { recursive: true, force: true });
  });

  it('reads the settings it was given, and shows them in the status bar', async () => {
    const item = await workbench.statusItem('git-providers.sample.sample.status');
    expect(item).toEqual({
      text: 'hello',
      ariaLabel: 'The sample is ready',
      icons: ['plug'],
      background: 'error',
    });
  });

  it('lists commands in the palette', async () => {
    expect(await workbench.listCommands('Sample: Ask')).toContain('Sample: Ask');
  });

  it('answers a quick pick and an input box, and sees what they say', async () => {
    await workbench.runCommand('Sample: Ask');
    const pick = await workbench.readQuickInput('Pick');
    expect(pick.placeholder).toBe('Which one?');
    expect(pick.items.map(({ label, description }) => ({ label, description }))).toEqual([
      { label: 'One', description: 'first' },
      { label: 'Two', description: undefined },
    ]);
    await workbench.pickItem('Two');
    expect(await workbench.readQuickInput('Name')).toMatchObject({
      password: true,
      prompt: 'A name',
      value: '',
    });
    await workbench.typeQuickInput('bad');
    await expect.poll(async () => (await workbench.readQuickInput()).validation).toBe('Not that');
    await workbench.typeQuickInput('good', { accept: true });
    await workbench.waitForNoQuickInput();
    expect(await workbench.waitForNotification('Two good')).toMatchObject({ severity: 'info' });
  });

  it('presses the buttons of notifications', async () => {
    await workbench.runCommand('Sample: Warn');
    expect(await workbench.waitForNotification('Careful')).toMatchObject({
      severity: 'warning',
      buttons: ['Do It', 'Leave'],
    });
    await workbench.pressNotificationButton('Careful', 'Do It');
    await workbench.waitForNotification('Chosen: Do It');
  });

  it('answers modal dialogs', async () => {
    await workbench.runCommand('Sample: Delete');
    expect(await workbench.dialog()).toEqual({
      message: 'Delete it?',
      detail: 'It goes.',
      severity: 'warning',
      buttons: ['Cancel', 'Delete'],
    });
    await workbench.pressDialogButton('Delete');
    await workbench.waitForNotification('Answer: Delete');
  });

  it('reads trees, their menus and their welcome', async () => {
    await workbench.openActivityBar('Sample Things');
    const rows = await workbench.waitForTreeRows('Fruits', (all) => all.length === 3);
    expect(rows.map(({ label, description, level }) => ({ label, description, level }))).toEqual([
      { label: 'Apple', description: 'red', level: 1 },
      { label: 'Pear', description: undefined, level: 1 },
      { label: 'Seed', description: undefined, level: 2 },
    ]);
    expect(await workbench.openRowMenu('Fruits', 'Apple')).toEqual(['Warn']);
    await workbench.chooseFromMenu('Warn');
    await workbench.pressNotificationButton('Careful', 'Leave');
    expect(await workbench.welcome('Empty')).toMatchObject({ buttons: ['Ask'] });
  });

  it('presses buttons inside a webview, and finds what the extension logs', async () => {
    await workbench.runCommand('Sample: Show');
    await workbench.webview().getByRole('button', { name: 'Say It' }).click();
    const logs = join(workbench.userDataDirectory, 'logs');
    const logged = async () => {
      const files = await readdir(logs, { recursive: true });
      const texts = files
        .filter((name) => name.endsWith('Sample.log'))
        .map((name) => readFile(join(logs, name), 'utf8'));
      return (await Promise.all(texts)).join('');
    };
    await expect.poll(logged).toContain('[warning] the page says pressed');
  });

  it('opens a file of its folder', async () => {
    await workbench.openFile('notes.txt');
    expect(await workbench.editorTitles()).toContain('notes.txt');
  });

  it('runs commands in a terminal, which has the home and environment of this workbench', async () => {
    await workbench.openTerminal();
    await workbench.typeInTerminal('echo "$SAMPLE_VARIABLE" > written.txt');
    const written = join(workbench.folder, 'written.txt');
    await expect.poll(() => readFile(written, 'utf8').catch(() => '')).toBe('passed on\n');
    const name = await workbench.runInTerminal(
      `git config user.name; echo 'a "quoted" end' >&2; exit_code() { return 3; }; exit_code`,
    );
    expect(name).toEqual({ code: 3, output: 'Alice\na "quoted" end\n' });
    await workbench.typeInTerminal('echo on the $((40 + 2)) screen');
    await expect.poll(() => workbench.terminalText()).toContain('on the 42 screen');
  });

  it('takes pictures that show something', async () => {
    const { size } = await stat(await workbench.screenshot('workbench'));
    expect(size).toBeGreaterThan(20_000);
  });

  it('keeps secrets when it is restarted, and the server sees what was done meanwhile', async () => {
    await workbench.runCommand('Sample: Remember');
    await workbench.waitForNotification('Remembered: undefined');
    await workbench.restart(async () => {
      const text = await readFile(workbench.settingsFile, 'utf8');
      await writeFile(workbench.settingsFile, text.replace('hello', 'again'));
    });
    await workbench.runCommand('Sample: Remember');
    await workbench.waitForNotification('Remembered: x');
    expect(await workbench.statusItem('git-providers.sample.sample.status')).toMatchObject({ text: 'again' });
  });

  it('shows a second window on the same server', async () => {
    const second = await workbench.openWindow();
    await second.runCommand('Sample: Remember');
    await second.waitForNotification('Remembered: xx');
    await second.page.close();
  });

  it('leaves no process behind when it is closed', async () => {
    const closed = await openWorkbench({ extension: 'none' });
    await closed.openTerminal();
    await closed.typeInTerminal('setsid nohup sleep 1000 & disown');
    const running = () => closed.processes().map(({ argv }) => argv.join(' '));
    await expect.poll(running).toContain('sleep 1000');
    await closed.close();
    expect(closed.processes()).toEqual([]);
  });
});
