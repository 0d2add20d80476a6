import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { answer, closeForm, waitForStep } from './addProvider';
import { readColor } from './pageReaders.mjs';
import { rowTexts, waitForRow } from './rowTexts';
import { until } from './until';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

const ids = {
  work: '11111111-1111-4111-8111-111111111111',
  old: '22222222-2222-4222-8222-222222222222',
  spare: '33333333-3333-4333-8333-333333333333',
  team: '44444444-4444-4444-8444-444444444444',
  gone: '55555555-5555-4555-8555-555555555555',
} as const;
const projectIds = {
  web: '66666666-6666-4666-8666-666666666666',
  lost: '77777777-7777-4777-8777-777777777777',
  bad: '88888888-8888-4888-8888-888888888888',
} as const;

let hosts: PracticeHosts;
let window: Workbench;
let folder: string;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  hosts.github.addRepositories('acme', 'service', 150);
  folder = await mkdtemp(join(tmpdir(), 'gp-trees-'));
  await mkdir(join(folder, '.vscode'));
  await writeFile(
    join(folder, '.vscode', 'settings.json'),
    JSON.stringify({
      'gitProviders.providers': {
        [ids.team]: { name: 'Team', type: 'gitlab', baseUrl: hosts.gitlab.baseUrl, organization: 'acme' },
      },
    }),
  );
  const github = { type: 'github', baseUrl: hosts.github.baseUrl };
  window = await openWorkbench({
    folder,
    theme: 'dark',
    userSettings: {
      'gitProviders.providers': {
        [ids.work]: { ...github, name: 'Work', organization: 'acme' },
        [ids.old]: { ...github, name: 'Old', status: 'inactive' },
        [ids.spare]: { ...github, name: 'Spare' },
      },
      'gitProviders.defaultProvider': ids.work,
      'gitProviders.projects': {
        [projectIds.web]: {
          name: 'Web shop',
          repositoryUrl: hosts.github.cloneUrl('acme/web'),
          providerId: ids.work,
        },
        [projectIds.lost]: {
          name: 'Archive',
          repositoryUrl: hosts.github.cloneUrl('acme/api'),
          providerId: ids.gone,
        },
        [projectIds.bad]: { name: 'Broken', repositoryUrl: 7, providerId: ids.work },
      },
    },
  });
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(folder, { recursive: true, force: true });
});

const rows = (view = 'Providers') => rowTexts(window, view);

async function showsRows(expected: readonly string[]): Promise<void> {
  await until(
    'the rows of Providers',
    async () => JSON.stringify(await rows()) === JSON.stringify(expected) || undefined,
    { seen: () => rows() },
  );
}

const showsRow = (part: string) => waitForRow(window, 'Providers', (row) => row.includes(part));

async function updateToken(name: string, token: string, sentence: string): Promise<void> {
  await window.pressRowAction('Providers', name, 'Update Token');
  await answer(window, 'Access token', token);
  await until(
    `a report with “${sentence}”`,
    async () => (await window.currentQuickInput())?.placeholder?.includes(sentence) === true || undefined,
  );
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

/** Drags the provider *Work*, again where the view was drawn anew meanwhile, until the last row is this one. */
async function dragTo(onto: string, last: string): Promise<void> {
  const moved = async () => (await rows()).at(-1) === last || undefined;
  await until(`the move to ${onto}`, async () => {
    await window.dragRow('Providers', 'Work', onto);
    return until('the move', moved, { timeout: 3_000, seen: () => rows() });
  });
}

describe('the Providers view', () => {
  it('groups by scope where there is more than one, and gives each row its state', async () => {
    await showsRows([
      '3 providers need a token on this machine',
      'User',
      '  Work: acme · default · token missing',
      '  Old: inactive',
      '  Spare: token missing',
      'Workspace',
      '  Team: acme · token missing',
    ]);
    const seen = await window.treeRows('Providers');
    expect(seen.find(({ label }) => label === 'Work')?.ariaLabel).toContain(
      'Work, a provider for GitHub: acme, default, Token missing.',
    );
    expect(seen.find(({ label }) => label === 'Old')?.icon).toBe('circle-slash');
  });

  it('dims an inactive provider and nothing else', async () => {
    const color = async (label: string) =>
      (await window.treeRow('Providers', label)).locator('.label-name').evaluate(readColor);
    await until('a dimmed row', async () => (await color('Old')) !== (await color('Spare')) || undefined);
    expect(await color('Spare')).toBe(await color('Work'));
    await window.screenshot('trees-grouped-dark');
  });

  it('says below a provider what is known of it, and each check of the last test', async () => {
    await window.toggleRow('Providers', 'Work');
    await showsRow('    Last Test: not tested');
    expect(await rows()).toContain('    Token: token missing');
    await updateToken('Work', hosts.github.token('full access').token, 'Connected as alice');
    await showsRow('  Work: acme · default · connected');
    await showsRow('    Last Test: Connected · ');
    await window.toggleRow('Providers', 'Last Test');
    await showsRow('      Authenticated: passed');
    const seen = await rows();
    expect(seen).toContain('    Account: alice');
    expect(seen).toContain('    Organization: acme');
    expect(seen.find((row) => row.startsWith('    Token: '))).toMatch(
      /^ {4}Token: .+ · (expires in \d+ days|does not expire|expiry unknown) · entered /,
    );
    await window.screenshot('trees-checks-dark');
    await window.toggleRow('Providers', 'Last Test');
  });

  it('lists projects and repositories, the latter some at a time and only when asked to', async () => {
    await window.toggleRow('Providers', 'Projects');
    await showsRow('      Web shop: acme/web');
    await window.selectRows('Providers', ['Web shop']);
    await window.page.keyboard.press('F2');
    await waitForStep(window, 'Name of the project');
    expect((await window.readQuickInput()).value).toBe('Web shop');
    await window.pressEscape();
    await window.waitForNoQuickInput();
    await window.selectRows('Providers', ['Web shop']);
    await window.page.keyboard.press('Delete');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    expect((await window.dialog()).message).toContain('Detach');
    await window.pressDialogButton('Cancel');
    await window.toggleRow('Providers', 'Projects');
    hosts.github.clearRequests();
    await window.toggleRow('Providers', 'Repositories');
    await showsRow('· private');
    const pages = () => hosts.github.requests.filter(({ path }) => path.endsWith('/repos')).length;
    expect(pages()).toBe(1);
    await window.screenshot('trees-repositories-dark');
    await window.page.keyboard.press('End');
    await (await window.treeRow('Providers', 'Show More')).click();
    await until('the second page', () => pages() === 2 || undefined, { seen: () => rows() });
    await window.page.keyboard.press('End');
    await until('no more', async () => !(await rows()).includes('      Show More') || undefined, {
      seen: () => rows(),
    });
    await window.page.keyboard.press('Home');
    await window.screenshot('trees-more-dark');
    await window.toggleRow('Providers', 'Work');
    await window.toggleRow('Providers', 'Work');
    await showsRow('· private');
    expect(pages()).toBe(2);
    await window.toggleRow('Providers', 'Repositories');
  });

  it('says in one row why there are no repositories, and lists them once that is over', async () => {
    await window.pressViewAction('Providers', 'Refresh');
    hosts.github.faults.set('', { status: 503 });
    await window.toggleRow('Providers', 'Repositories');
    await showsRow('      The host answers with an error of its own (status 503)');
    await window.screenshot('trees-failed-dark');
    hosts.github.faults.clear();
    await window.pressRowAction(
      'Providers',
      'The host answers with an error of its own (status 503). Try again later.',
      'Test Connection',
    );
    await showsRow('· private');
    await window.pressEscape();
    await window.waitForNoQuickInput();
    await window.toggleRow('Providers', 'Work');
  });

  it('counts problems on its badge, and only those', async () => {
    await until(
      'the badge of the bad project',
      async () => (await window.badge('Git Providers')) === '1' || undefined,
      { seen: () => window.badge('Git Providers') },
    );
    await updateToken('Spare', 'ghp_000000000000000000000000000000000000', 'rejects the token');
    await showsRow('  Spare: rejected by host');
    await until(
      'a badge with one more',
      async () => (await window.badge('Git Providers')) === '2' || undefined,
    );
  });

  it('moves a provider with its token to the scope that it is dropped on', async () => {
    await dragTo('Workspace', '  Work: acme · default · connected');
    const text = readFileSync(join(folder, '.vscode', 'settings.json'), 'utf8');
    expect(text).toContain(ids.work);
    await dragTo('Old', '  Team: acme · token missing');
    await showsRow('  Work: acme · default · connected');
  });

  it('tests what is selected together', async () => {
    const summary = await until('the summary', async () => {
      await window.selectRows('Providers', ['Work', 'Spare']);
      expect(await window.openRowMenu('Providers', 'Spare')).toContain('Test Connection');
      await window.chooseFromMenu('Test Connection');
      const seen = await until('an answer', async () => {
        const shown = await window.currentQuickInput();
        return ['1 of 2 providers fail', 'Which provider?'].some((part) => shown?.placeholder?.includes(part))
          ? shown
          : undefined;
      });
      // While it draws the tree anew, VS Code names no row to a command, and the extension asks for one.
      if (seen.placeholder !== 'Which provider?') return seen;
      await window.pressEscape();
      await window.waitForNoQuickInput();
      return undefined;
    });
    expect(summary.placeholder).toContain('1 of 2 providers fail');
    const shown = async () => (await window.currentQuickInput())?.items.map(({ label }) => label);
    await expect.poll(shown).toEqual(['Spare', 'Work']);
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });

  it('activates and deactivates what is selected together', async () => {
    await window.selectRows('Providers', ['Spare', 'Team']);
    await window.openRowMenu('Providers', 'Team');
    await window.chooseFromMenu('Deactivate');
    await showsRow('  Spare: inactive');
    await showsRow('  Team: acme · inactive');
  });

  it('edits on F2 and deletes on Delete the row that has the focus, and no other', async () => {
    await window.selectRows('Providers', ['Old']);
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('F2');
    const form = webviewPage(window);
    await form.ready();
    expect(await form.textbox('Name').inputValue()).toBe('Spare');
    await closeForm(window);
    await window.selectRows('Providers', ['Old']);
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Delete');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    expect((await window.dialog()).message).toContain('Spare');
    await window.pressDialogButton('Cancel');
  });

  it('deletes several after one question; one that a project uses is named and stays', async () => {
    await window.selectRows('Providers', ['Work', 'Old', 'Spare']);
    await window.page.keyboard.press('Delete');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    const { message, detail = '' } = await window.dialog();
    await window.screenshot('trees-delete-dark');
    expect(message).toBe('Delete 2 providers?');
    expect(detail).toContain('“Old”, “Spare”');
    expect(detail).toContain('This one stays, because pipeline projects use it: “Work”.');
    await window.pressDialogButton('Delete');
    await showsRows(['User', '  Work: acme · default · connected', 'Workspace', '  Team: acme · inactive']);
  });
});

describe('the Projects view', () => {
  it('groups projects by provider, and says what hinders one', async () => {
    const expected = [
      'Work',
      '  Web shop: main · passed',
      'Provider missing',
      '  Archive: github.com/acme/api · provider missing',
      `${projectIds.bad}: repository URL: This has the wrong type: a text belongs here, or a whole number for days.`,
    ];
    const seen = async () => (await rows('Projects')).map((row) => row.replace(/ passed .+ ago$/, ' passed'));
    await until(
      'the rows of Projects',
      async () => JSON.stringify(await seen()) === JSON.stringify(expected) || undefined,
      { seen },
    );
    await window.screenshot('trees-projects-dark');
  });
});
