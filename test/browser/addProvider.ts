import type { PracticeHost } from '../hosts/core/practiceHost';
import type { PracticeToken } from '../hosts/core/practiceToken';
import { until } from './until';
import { webviewPage } from './webview';
import type { WorkbenchWindow } from './workbenchWindow';

export const addProviderTitle = 'Git Providers: Add Provider…';
export const providerStatusId = 'git-providers.git-providers.provider';

/** What the hosts call the field. */
export const organizationLabel = /^(Organization|Group\/Organization|Workspace|Project key)$/;

export interface ProviderAnswers {
  readonly host: Pick<PracticeHost, 'label' | 'baseUrl'> & { readonly productName: string };
  readonly name: string;
  readonly organization?: string;
  readonly token: Pick<PracticeToken, 'token' | 'email'>;
}

/** Fills in the form as a user does, and saves it; the test that follows may still run. */
export async function addProviderByPalette(window: WorkbenchWindow, answers: ProviderAnswers): Promise<void> {
  await window.runCommand(addProviderTitle);
  await answerAddProvider(window, answers);
}

/** As `addProviderByPalette`, then waits until the test says so much, and closes the form; gives the sentence. */
export async function addTestedProvider(
  window: WorkbenchWindow,
  answers: ProviderAnswers,
  says = 'Connected as alice',
): Promise<string> {
  await addProviderByPalette(window, answers);
  const sentence = await formTestSentence(window, says);
  await closeForm(window);
  return sentence;
}

/** Fills in an open *Add Provider* form, and saves it. */
export async function answerAddProvider(window: WorkbenchWindow, answers: ProviderAnswers): Promise<void> {
  const form = webviewPage(window);
  await fillProviderForm(window, answers);
  await form.button('Save').press('Enter');
  // What is saved has a type for good.
  await form.radio(answers.host.productName).waitFor({ state: 'detached' });
}

/** Fills in an open *Add Provider* form. */
export async function fillProviderForm(
  window: WorkbenchWindow,
  { host, name, organization = '', token }: ProviderAnswers,
): Promise<void> {
  const form = webviewPage(window);
  await form.radio(host.productName).check();
  await form.textbox('Name').fill(name);
  await form.textbox('Base URL').fill(host.baseUrl);
  await form.textbox(organizationLabel).fill(organization);
  await form.textbox('Access token').fill(token.token);
  if (token.email !== undefined) await form.textbox('Email').fill(token.email);
}

/** Closes the open form, in which everything is saved. */
export async function closeForm(window: WorkbenchWindow): Promise<void> {
  const form = webviewPage(window);
  await form.button('Close').press('Enter');
  await form.content().locator('main').waitFor({ state: 'detached' });
}

/** Closes the open form, and lets go of what was typed into it. */
export async function discardForm(window: WorkbenchWindow): Promise<void> {
  const form = webviewPage(window);
  await form.button('Cancel').press('Enter');
  await window.pressNotificationButton('are not saved', 'Discard');
  await form.content().locator('main').waitFor({ state: 'detached' });
}

/** Waits until the form has ended a test, and gives its one sentence. */
export function formTestSentence(window: WorkbenchWindow, part: string): Promise<string> {
  const ended = '.headline:not(:has(vscode-progress-ring)) strong';
  const sentence = webviewPage(window).content().locator(ended);
  const seen = (): Promise<readonly string[]> => sentence.allTextContents();
  return until(`a test that says “${part}”`, async () => (await seen()).find((text) => text.includes(part)), {
    seen,
  });
}

/** Waits for the step of a quick input with this prompt, and answers it. */
export async function answer(window: WorkbenchWindow, prompt: string, text: string): Promise<void> {
  await waitForStep(window, prompt);
  await window.typeQuickInput(text, { accept: true });
}

export async function waitForStep(window: WorkbenchWindow, prompt: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const step = await window.currentQuickInput();
    if (step?.prompt?.includes(prompt) === true || step?.validation?.includes(prompt) === true) return;
    // What is said of a token while it is typed stands in the place of the prompt.
    if (prompt.startsWith('Access token') && step?.password === true && step.severity !== 'error') return;
    if (tries > 200) throw new Error(`The step “${prompt}” did not come; there is ${JSON.stringify(step)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
