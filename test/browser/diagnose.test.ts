import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider, waitForStep } from './addProvider';
import { publishFromScratch } from './publishFromScratch';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const title = 'Git Providers: Diagnose…';

const ids = {
  planned: '11111111-1111-4111-8111-111111111111',
  shop: '22222222-2222-4222-8222-222222222222',
} as const;

let hosts: PracticeHosts;
let window: Workbench;
let folder: string;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab'] });
  folder = await mkdtemp(join(tmpdir(), 'gp-plain-'));
  window = await openWorkbench({
    folder,
    userSettings: {
      'gitProviders.providers': {
        [ids.planned]: { type: 'gitlab', baseUrl: hosts.gitlab.baseUrl, name: 'Planned' },
      },
      'gitProviders.projects': {
        [ids.shop]: {
          name: 'Shop',
          repositoryUrl: hosts.gitlab.cloneUrl('acme/web'),
          providerId: ids.planned,
        },
      },
    },
  });
  await window.openActivityBar('Git Providers');
  await addTestedProvider(
    window,
    {
      host: { label: hosts.gitlab.label, baseUrl: hosts.gitlab.baseUrl, productName: 'GitLab' },
      name: 'Reader',
      organization: 'acmee',
      token: hosts.gitlab.token('read only'),
    },
    'The organization acmee is not found.',
  );
  await addTestedProvider(window, {
    host: { label: hosts.gitlab.label, baseUrl: hosts.gitlab.baseUrl, productName: 'GitLab' },
    name: 'Groups',
    organization: 'acme',
    token: hosts.gitlab.token('full access'),
  });
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(folder, { recursive: true, force: true });
});

/** What is shown with this in its title line, once its rows are there: they follow the title. */
function result(part: string, row = 'Copy Report') {
  return until(
    `a diagnosis with “${part}”`,
    async () => {
      const seen = await window.currentQuickInput();
      const isIt = seen?.placeholder?.includes(part) === true;
      return isIt && seen.items.some(({ label }) => label === row) ? seen : undefined;
    },
    { seen: () => window.currentQuickInput() },
  );
}

/** Opens the diagnosis of a trouble, up to its first question. */
async function begin(trouble: string): Promise<void> {
  await window.runCommand(title);
  await window.readQuickInput('Diagnose');
  await window.pickItem(trouble);
  await window.readQuickInput(trouble);
}

/** The labels of a diagnosis once it is there, which is left then. */
async function labelsOf(part: string): Promise<readonly string[]> {
  const { items } = await result(part);
  await window.pressEscape();
  await window.waitForNoQuickInput();
  return items.map(({ label }) => label);
}

describe('the diagnosis', () => {
  it('asks what does not work, and of which provider', async () => {
    await window.runCommand(title);
    const { items } = await window.readQuickInput('Diagnose');
    expect(items.map(({ label }) => label)).toEqual([
      'Connection test failed',
      'Cannot see repositories',
      'Webhook not triggering pipelines',
      'Cannot create provider',
      'Clone or checkout failing',
      'Cannot delete provider',
    ]);
    await window.screenshot('diagnose-what');
    await window.pickItem('Connection test failed');
    await window.readQuickInput('Connection test failed');
    await window.pickItem('Reader');
  });

  it('finds both causes, each with what helps', async () => {
    const { items } = await result('2 causes found.');
    const labels = items.map(({ label }) => label);
    expect(labels.slice(0, 2)).toEqual(['Organization', 'Use “acme”']);
    expect(labels).toContain('Permissions');
    expect(labels).toContain('Update Token…');
    await window.screenshot('diagnose-causes');
  });

  it('opens as a report that can be read, with no token in it', async () => {
    await window.pickItem('Open Report');
    const frame = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const body = frame.locator('body');
    await body.getByText('What was found').waitFor();
    const text = await body.innerText();
    expect(text).toContain('The organization acmee is not found. Is acme meant?');
    expect(text).not.toContain(hosts.gitlab.token('read only').token);
    await window.screenshot('diagnose-report');
  });
});

describe('each trouble', () => {
  it('“Cannot see repositories” asks which one is missing, and takes no name without an organization', async () => {
    await begin('Cannot see repositories');
    await window.pickItem('Groups');
    await waitForStep(window, 'A repository that is missing');
    await window.typeQuickInput('web', { accept: true });
    await waitForStep(window, 'Enter organization and name');
    await window.typeQuickInput('globex/app', { accept: true });
    const labels = await labelsOf('globex/app');
    expect(labels).toContain('Edit Organization…');
  });

  it('“Webhook not triggering pipelines” asks for the repository, and leads to its webhooks', async () => {
    await begin('Webhook not triggering pipelines');
    await window.pickItem('Groups');
    await result('Which repository of “Groups”?', 'web');
    await window.pickItem('web', 'acme');
    await result('acme/web has no webhook.');
    await window.screenshot('diagnose-webhook');
    await window.pickItem('Manage Webhooks…');
    await until(
      'the webhooks',
      async () => (await window.currentQuickInput())?.title?.includes('acme/web') === true || undefined,
      { seen: () => window.currentQuickInput() },
    );
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });

  it('“Cannot create provider” asks for what was entered, with Back, and sends nothing anywhere', async () => {
    hosts.gitlab.clearRequests();
    await begin('Cannot create provider');
    await window.pickItem('GitLab');
    await waitForStep(window, 'Base URL of the host');
    await window.goBack();
    await result('Which kind of host?', 'GitLab');
    await window.pickItem('GitLab');
    await waitForStep(window, 'Base URL of the host');
    await window.typeQuickInput(hosts.gitlab.baseUrl, { accept: true });
    await waitForStep(window, 'Name of the provider');
    await window.typeQuickInput('groups', { accept: true });
    await waitForStep(window, 'Token, or nothing');
    expect((await window.readQuickInput()).password).toBe(true);
    await window.typeQuickInput('', { accept: true });
    await result('2 causes found.');
    await window.screenshot('diagnose-creation');
    const labels = await labelsOf('2 causes found.');
    expect(labels.slice(0, 2)).toEqual(['Name', 'Edit the Provider with This Name…']);
    expect(hosts.gitlab.requests).toEqual([]);
  });

  it('“Clone or checkout failing” asks for the address where no repository is open', async () => {
    await begin('Clone or checkout failing');
    await waitForStep(window, 'Address of the repository');
    await window.typeQuickInput('git@gitlab.globex.example:acme/web.git', { accept: true });
    const labels = await labelsOf('Tokens do not apply');
    expect(labels).toContain('Explain Credential…');
  });

  it('“Cannot delete provider” names the projects that use it', async () => {
    await begin('Cannot delete provider');
    await window.pickItem('Planned');
    const { items } = await result('1 pipeline project uses “Planned”: Shop.');
    expect(items.map(({ label }) => label)).toContain('Reassign Projects or Delete…');
    await window.screenshot('diagnose-deletion');
    await window.pickItem('Copy Report');
    await until(
      'the copy',
      async () => (await window.clipboard()).startsWith('# Cannot delete provider') || undefined,
      {
        seen: () => window.clipboard(),
      },
    );
  });

  it('ends with nothing where the user leaves a question', async () => {
    for (const trouble of ['Connection test failed', 'Cannot create provider', 'Clone or checkout failing']) {
      await begin(trouble);
      await window.pressEscape();
      await window.waitForNoQuickInput();
    }
    expect(await window.hasDialog()).toBe(false);
  });
});

describe('a folder that is no repository', () => {
  it('is made one on the way to its publication, which then waits for something to publish', () =>
    publishFromScratch(window, 'Groups', folder));
});
