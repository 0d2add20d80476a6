import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider } from './addProvider';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const title = 'Git Providers: Diagnose…';

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab'] });
  window = await openWorkbench();
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
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

function result(part: string) {
  return until(
    `a diagnosis with “${part}”`,
    async () => {
      const seen = await window.currentQuickInput();
      return seen?.placeholder?.includes(part) === true ? seen : undefined;
    },
    { seen: async () => (await window.currentQuickInput())?.placeholder },
  );
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
