import type { PracticeHost } from '../hosts/core/practiceHost';
import type { PracticeToken } from '../hosts/core/practiceToken';
import type { WorkbenchWindow } from './workbenchWindow';

export const addProviderTitle = 'Git Providers: Add Provider…';
export const providerStatusId = 'git-providers.git-providers.provider';

export interface ProviderAnswers {
  readonly host: Pick<PracticeHost, 'label' | 'baseUrl'> & { readonly productName: string };
  readonly name: string;
  readonly organization?: string;
  readonly token: Pick<PracticeToken, 'token' | 'email'>;
}

/** Goes through the whole palette flow as a user does, up to the running test. */
export async function addProviderByPalette(
  window: WorkbenchWindow,
  { host, name, organization = '', token }: ProviderAnswers,
): Promise<void> {
  await window.runCommand(addProviderTitle);
  await answerAddProvider(window, { host, name, organization, token });
}

/** Answers the steps of an open *Add Provider* flow. */
export async function answerAddProvider(
  window: WorkbenchWindow,
  { host, name, organization = '', token }: ProviderAnswers,
): Promise<void> {
  await window.readQuickInput('Add Provider');
  await window.pickItem(host.productName);
  await answer(window, 'Name of the provider', name);
  await answer(window, 'Base URL', host.baseUrl);
  await answer(window, '(optional)', organization);
  await answer(window, 'Access token', token.token);
  if (token.email !== undefined) await answer(window, 'Email of the account', token.email);
}

/** Waits for the step with this prompt, and answers it. */
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
