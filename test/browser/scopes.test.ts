import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench';

const entry = (name: string): Record<string, string> => ({
  name,
  type: 'gitlab',
  baseUrl: 'https://gitlab.acme.com',
});
const id = (digit: number): string => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-scopes-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function folderWith(name: string, settings: Record<string, unknown>): Promise<string> {
  const folder = join(directory, name);
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings, undefined, 2));
  return folder;
}

async function rows(window: Workbench, count: number): Promise<Record<string, string | undefined>> {
  await window.openActivityBar('Git Providers');
  const seen = await window.waitForTreeRows('Providers', (found) => found.length === count);
  return Object.fromEntries(seen.map(({ label, description }) => [label, description]));
}

describe('a workspace that is not trusted', () => {
  let window: Workbench;

  beforeAll(async () => {
    const folder = await folderWith('untrusted', {
      'gitProviders.providers': { [id(1)]: entry('Of the workspace') },
      'gitProviders.defaultProvider': id(1),
    });
    window = await openWorkbench({
      folder,
      workspaceTrust: true,
      userSettings: {
        'gitProviders.providers': { [id(2)]: entry('Of the user') },
        'security.workspace.trust.startupPrompt': 'never',
      },
    });
  });

  afterAll(() => window.close());

  it('adds no provider, and hides none of the user’s', async () => {
    expect(await rows(window, 1)).toEqual({ 'Of the user': 'token missing' });
    await window.screenshot('untrusted-dark');
  });
});

describe('a workspace of two folders', () => {
  let window: Workbench;

  beforeAll(async () => {
    await folderWith('backend', {
      'gitProviders.providers': { [id(3)]: entry('Of the back end'), [id(2)]: entry('Stolen id') },
    });
    await folderWith('frontend', {
      'gitProviders.providers': { [id(4)]: entry('Of the front end'), [id(5)]: entry('OF THE USER') },
    });
    const file = join(directory, 'both.code-workspace');
    const workspace = {
      folders: [{ path: 'backend' }, { path: 'frontend' }],
      settings: { 'gitProviders.providers': { [id(1)]: entry('Of both') } },
    };
    await writeFile(file, JSON.stringify(workspace, undefined, 2));
    window = await openWorkbench({
      folder: file,
      userSettings: {
        'gitProviders.providers': { [id(2)]: entry('Of the user'), [id(6)]: entry('Carried') },
      },
    });
  });

  afterAll(() => window.close());

  it('shows the definitions of every scope with where each comes from; the user’s come first and stay', async () => {
    const seen = await rows(window, 12);
    expect(Object.keys(seen)).toEqual([
      '5 providers need a token on this machine',
      'User',
      'Of the user',
      'Carried',
      'Workspace',
      'Of both',
      'backend',
      'Of the back end',
      'frontend',
      'Of the front end',
      'Stolen id',
      'OF THE USER',
    ]);
    expect(seen).toMatchObject({
      'Of the user': 'token missing',
      'Of both': 'token missing',
      'Of the back end': 'token missing',
      'Of the front end': 'token missing',
    });
    expect(seen['Stolen id']).toContain('Another provider has this id');
    expect(seen['OF THE USER']).toContain('Another provider has this name');
    await window.screenshot('folders-dark');
  });

  it('lets no provider move to where another one has its id', async () => {
    await window.openRowMenu('Providers', 'Of the user');
    await window.chooseFromMenu('Move to Workspace Settings…');
    await window.readQuickInput('Move to Workspace Settings');
    await window.pickItem('frontend');
    await window.waitForNotification('Another provider has this id');
    expect(await rows(window, 12)).toMatchObject({ 'Of the user': 'token missing' });
  });

  it('takes a provider of the user’s into the folder that is picked, and gives it back', async () => {
    await window.openRowMenu('Providers', 'Carried');
    await window.chooseFromMenu('Move to Workspace Settings…');
    await window.readQuickInput('Move to Workspace Settings');
    await window.pickItem('frontend');
    await standsBelow('Carried', 'Of the front end');
    await window.screenshot('moved-dark');
    await window.openRowMenu('Providers', 'Carried');
    await window.chooseFromMenu('Move to User Settings');
    await standsBelow('Carried', 'Of the user');
  });

  /** Waits until a row stands right below another one. */
  async function standsBelow(label: string, upper: string): Promise<void> {
    await window.waitForTreeRows('Providers', (found) => {
      const at = found.findIndex((row) => row.label === label);
      return found[at - 1]?.label === upper && found[at]?.description === 'token missing';
    });
  }
});
