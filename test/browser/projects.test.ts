import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { runProgram } from '../unit/git/runProgram';
import { answer } from './addProvider';
import { finishClone } from './cloneByPalette';
import { detachByKey, editByKey, pressKeysOnGroup } from './projectKeys';
import { rowTexts, waitForRow } from './rowTexts';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const ids = {
  work: '11111111-1111-4111-8111-111111111111',
  reader: '22222222-2222-4222-8222-222222222222',
  gone: '33333333-3333-4333-8333-333333333333',
  shop: '44444444-4444-4444-8444-444444444444',
  orders: '55555555-5555-4555-8555-555555555555',
} as const;

let hosts: PracticeHosts;
let window: Workbench;
let folder: string;
let clones: string;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github'] });
  hosts.github.addRepositories('acme', 'service', 20);
  folder = await mkdtemp(join(tmpdir(), 'gp-shop-'));
  clones = await mkdtemp(join(tmpdir(), 'gp-clones-'));
  await mkdir(join(folder, '.github', 'workflows'), { recursive: true });
  await writeFile(join(folder, '.github', 'workflows', 'ci.yml'), 'on: push\n');
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', hosts.github.cloneUrl('acme/web'));
  await git('add', '.');
  await git('-c', 'user.name=Alice', '-c', 'user.email=a@b.c', 'commit', '--quiet', '-m', 'First');
  const github = { type: 'github', baseUrl: hosts.github.baseUrl };
  window = await openWorkbench({
    folder,
    theme: 'dark',
    userSettings: {
      'git.openRepositoryInParentFolders': 'always',
      'gitProviders.providers': {
        [ids.work]: { ...github, name: 'Work', organization: 'acme' },
        [ids.reader]: { ...github, name: 'Reader' },
      },
      'gitProviders.projects': {
        [ids.shop]: {
          name: 'Shop',
          repositoryUrl: hosts.github.cloneUrl('acme/web'),
          providerId: ids.work,
        },
        [ids.orders]: {
          name: 'Orders',
          repositoryUrl: hosts.github.cloneUrl('acme/api'),
          providerId: ids.gone,
        },
      },
    },
  });
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  for (const each of [folder, clones]) await rm(each, { recursive: true, force: true });
});

function git(...words: readonly string[]) {
  return runProgram('git', ['-C', folder, ...words], { env: process.env });
}

const rows = () => rowTexts(window, 'Projects');
const showsRow = (pattern: RegExp) => waitForRow(window, 'Projects', (row) => pattern.test(row));

async function enterToken(view: string, row: string, label: string, sentence: string): Promise<void> {
  await window.pressRowAction(view, row, 'Update Token');
  await answer(window, 'Access token', hosts.github.token(label).token);
  await until(
    `a report with “${sentence}”`,
    async () => (await window.currentQuickInput())?.placeholder?.includes(sentence) === true || undefined,
    { seen: () => window.currentQuickInput() },
  );
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

async function choose(view: string, row: string, entry: string): Promise<void> {
  expect(await window.openRowMenu(view, row)).toContain(entry);
  await window.chooseFromMenu(entry);
}

const settings = (): string => readFileSync(window.settingsFile, 'utf8');

describe('the Projects view', () => {
  it('says what hinders a project and offers the remedy in its row, then how its branch went', async () => {
    await showsRow(/^ {2}Shop: acme\/web · token missing$/);
    await showsRow(/^Provider missing$/);
    await enterToken('Projects', 'Shop', 'full access', 'Connected as alice');
    await showsRow(/^ {2}Shop: main · passed .+ ago$/);
    const seen = await window.treeRows('Projects');
    expect(seen.find(({ label }) => label === 'Shop')).toMatchObject({ icon: 'pass' });
    await window.screenshot('projects-runs-dark');
  });

  it('has the parts of a project below it', async () => {
    await window.toggleRow('Projects', 'Shop');
    await showsRow(/^ {4}Latest Run: main · passed/);
    expect((await rows()).slice(0, 7)).toEqual([
      'Work',
      expect.stringContaining('  Shop: main · passed'),
      '    Repository: acme/web',
      '    Provider: Work · connected',
      `    Folder: ${folder}`,
      '    Pipeline File: .github/workflows/ci.yml',
      expect.stringContaining('    Latest Run: main · passed'),
    ]);
    await window.screenshot('projects-details-dark');
    await window.pressRowAction('Projects', 'Pipeline File', 'Open Pipeline File');
    await until('the file', async () => (await window.editorTitles()).includes('ci.yml') || undefined);
    await window.toggleRow('Projects', 'Shop');
  });

  it('asks a host again only when somebody wants it', async () => {
    hosts.github.clearRequests();
    await window.pressViewAction('Projects', 'Refresh');
    const runs = () => hosts.github.requests.filter(({ path }) => path.endsWith('/actions/runs')).length;
    await until('the run', () => runs() === 1 || undefined);
    await showsRow(/^ {2}Shop: main · passed/);
    expect(runs()).toBe(1);
  });

  it('leads to the page of the latest run, and to that of the repository', async () => {
    for (const [action, path] of [
      ['Open Run', '/github.com/acme/web/actions/runs/'],
      ['Open Repository on the Web', '/github.com/acme/web'],
    ] as const) {
      hosts.github.clearRequests();
      const opened = window.page.context().waitForEvent('page');
      await window.pressRowAction('Projects', 'Shop', action);
      await (await opened).close();
      const pages = () => hosts.github.requests.map((each) => each.path);
      await until(`the page ${path}`, () => pages().some((each) => each.startsWith(path)) || undefined, {
        seen: pages,
      });
    }
  });

  it('reassigns a project, once it was looked what the provider may do', async () => {
    await enterToken('Providers', 'Reader', 'bob', 'Connected as bob');
    await window.pressRowAction('Projects', 'Orders', 'Reassign Provider');
    await window.readQuickInput('Reassign Provider of Orders');
    await window.pickItem('Reader');
    const doubt = await until('the doubt', async () => {
      const seen = await window.currentQuickInput();
      const isIt = seen?.placeholder === '“Reader” may not do for this repository.';
      return isIt && seen.items.length > 0 ? seen : undefined;
    });
    expect(doubt.items.map(({ label }) => label)).toEqual(['Choose Another Provider…', 'Reassign Anyway']);
    await window.screenshot('projects-doubt-dark');
    await window.pickItem('Choose Another Provider…');
    await until(
      'the providers again',
      async () =>
        (await window.currentQuickInput())?.placeholder === 'Which provider takes over?' || undefined,
    );
    await window.pickItem('Work');
    await showsRow(/^ {2}Orders: main · passed/);
    expect(await rows()).not.toContain('Provider missing');
    expect(settings()).not.toContain(ids.gone);
  });

  it('groups projects by folder when asked to, and remembers that', async () => {
    await window.pressViewAction('Projects', 'Group Projects by Folder');
    const byFolder = async (): Promise<void> => {
      await showsRow(/^Not open in this window$/);
      expect((await rows()).map((row) => row.replace(/:.*/, ''))).toEqual([
        basename(folder),
        '  Shop',
        'Not open in this window',
        '  Orders',
      ]);
    };
    await byFolder();
    await window.screenshot('projects-folders-dark');
    await window.restart();
    await window.openActivityBar('Git Providers');
    await until(
      'the folder of the project',
      async () => (await rows()).includes(basename(folder)) || undefined,
    );
    await byFolder();
    await window.pressViewAction('Projects', 'Group Projects by Provider');
    await showsRow(/^Work$/);
  });

  it('has everything that can be done with a project in the menu of its row', async () => {
    const entries = await window.openRowMenu('Projects', 'Orders');
    await window.screenshot('projects-menu-dark');
    await window.pressEscape();
    expect(entries).toEqual([
      'Diagnose…',
      'Open Run',
      'Open Repository on the Web',
      'Open Project Folder',
      'Clone Repository…',
      'Copy Repository URL',
      'Reassign Provider…',
      'Edit Project…',
      'Manage Webhooks…',
      'Add Webhook…',
      'Detach Project…',
    ]);
  });

  it('edits on F2 the row that has the focus', () => editByKey(window));

  it('detaches on Delete what is selected together, after one question', () => detachByKey(window));

  it('does nothing on the keys for a row that is no project', () => pressKeysOnGroup(window, 'Work'));

  it('edits the name of a project', async () => {
    await choose('Projects', 'Orders', 'Edit Project…');
    await answer(window, 'Name of the project', 'Payments');
    await answer(window, 'HTTPS address of the repository', hosts.github.cloneUrl('acme/api'));
    await showsRow(/^ {2}Payments: main · passed/);
    expect(settings()).toContain('"Payments"');
  });

  it('detaches a project after a question that says what stays', async () => {
    await choose('Projects', 'Payments', 'Detach Project…');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    const { message, detail = '' } = await window.dialog();
    expect(message).toBe('Detach “Payments” from “Work”?');
    expect(detail).toContain('The repository, its folder, its pipeline file and its webhooks stay.');
    await window.pressDialogButton('Detach');
    await until('the row to go', async () => !(await rows()).join().includes('Payments') || undefined);
    expect(settings()).not.toContain(ids.orders);
  });
});

describe('the repositories of a provider', () => {
  it('are searched while the user types, and used from there', async () => {
    await window.toggleRow('Providers', 'Work');
    await window.pressRowAction('Providers', 'Repositories', 'Search Repositories');
    await window.readQuickInput('Repositories of Work');
    await window.typeQuickInput('service-19');
    await until('the one found', async () => {
      const labels = (await window.currentQuickInput())?.items.map(({ label }) => label);
      return labels?.join() === 'service-19' || undefined;
    });
    await window.pickItem('service-19');
    await window.readQuickInput('acme/service-19');
    await window.screenshot('projects-search-dark');
    await window.pickItem('Copy Clone URL');
    await window.waitForNoQuickInput();
    await until(
      'the address',
      async () => (await window.clipboard()) === hosts.github.cloneUrl('acme/service-19') || undefined,
    );
  });

  it('are cloned with the provider in whose list they stand', async () => {
    hosts.github.clearRequests();
    await window.runCommand('Git Providers: Clone Repository…');
    await window.readQuickInput('Clone Repository');
    await window.pickItem('Reader');
    await until(
      'the search',
      async () => ((await window.currentQuickInput())?.items.length ?? 0) > 1 || undefined,
    );
    await window.typeQuickInput('infrastructure');
    await until('the one found', async () => {
      const labels = (await window.currentQuickInput())?.items.map(({ label }) => label);
      return labels?.join() === 'infrastructure' || undefined;
    });
    await window.pickItem('infrastructure');
    await finishClone(window, clones);
    expect(await readdir(clones)).toEqual(['infrastructure']);
    // The organization of the other provider would come first.
    const served = hosts.github.requests.filter(({ gitService, tokenLabel }) => gitService && tokenLabel);
    expect(new Set(served.map(({ tokenLabel }) => tokenLabel))).toEqual(new Set(['bob']));
  });
});

describe('an inventory', () => {
  it('is a document of tables, saved nowhere yet', async () => {
    await window.runCommand('Git Providers: Create Inventory');
    const title = await until('the document', async () =>
      (await window.editorTitles()).find((each) => /untitled|inventory/i.test(each)),
    );
    expect(title).toBeDefined();
    await window.screenshot('projects-inventory-dark');
  });
});
