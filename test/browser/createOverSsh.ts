import { expect } from 'vitest';
import type { PracticeHost } from '../hosts/core/practiceHost';
import { waitForStep } from './addProvider';
import { pickAnswer, projectQuestion } from './projectQuestions';
import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

export interface SshWorld {
  readonly window: WorkbenchWindow;
  readonly host: PracticeHost;
  /** Open in the window. */
  readonly folder: string;
  /** Runs Git in the folder. */
  readonly git: (...words: readonly string[]) => Promise<string>;
}

/** Makes a project of the folder that is open, whose remote uses SSH, with a token that may not push workflows. */
export async function createOverSsh(world: SshWorld): Promise<void> {
  const { window, host, git } = world;
  const ssh = `git@${new URL(host.baseUrl).hostname}:acme/api.git`;
  const address = () => git('remote', 'get-url', 'origin');
  const before = await address();
  await git('remote', 'set-url', 'origin', ssh);
  try {
    await createThere(world, ssh);
    expect(await address()).toBe(host.cloneUrl('acme/api'));
  } finally {
    await git('remote', 'set-url', 'origin', before);
    await window.runCommand('Git: Refresh');
  }
}

/** Through all questions, the one about SSH among them. */
async function createThere({ window, folder, git }: SshWorld, ssh: string): Promise<void> {
  await until(
    'the repository that is open over SSH',
    async () => {
      // VS Code's Git looks at the configuration when it likes to, or is told to.
      await window.runCommand('Git: Refresh');
      await window.runCommand('Git Providers: Create Pipeline Project…');
      await pickAnswer(window, 'Which provider', 'Work');
      const { items } = await projectQuestion(window, 'Which repository of “Work”?', 'api');
      if (items.some(({ label, detail }) => label === 'api' && detail === folder)) return true;
      await window.pressEscape();
      return undefined;
    },
    { seen: () => window.currentQuickInput() },
  );
  await window.pickItem('api');
  await pickAnswer(window, 'Where is acme/api', 'My Shop');
  await projectQuestion(window, 'Tokens do not apply: origin of My Shop uses SSH.', 'Keep SSH');
  await window.screenshot('project-ssh-light');
  await window.pickItem('Use HTTPS');
  const { items } = await projectQuestion(window, 'My Shop has no pipeline.', 'No Pipeline File');
  await window.screenshot('project-workflow-light');
  expect(items[0]).toMatchObject({
    label: 'Write .github/workflows/ci.yml',
    detail: 'The token lacks “workflow”: the host will refuse a push of this file until it has that.',
  });
  await window.pickItem('No Pipeline File');
  await waitForStep(window, 'URL for a webhook');
  await window.acceptQuickInput();
  await pickAnswer(window, 'In which settings', 'User');
  await projectQuestion(window, 'Nothing has happened yet', 'Create');
  await window.screenshot('project-ssh-summary-light');
  expect(await git('remote', 'get-url', 'origin')).toBe(ssh);
  await window.pickItem('Create');
  await window.waitForNotification('acme/api is a pipeline project of “Work”.');
}
