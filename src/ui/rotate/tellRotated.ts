import { env, l10n, ProgressLocation, window } from 'vscode';
import type { RotationEnd } from '../../core/lifecycle/rotation/rotateOnHost';
import { healthOutcome } from '../../core/diagnosis/healthOutcome';
import type { TestedProvider } from '../../core/diagnosis/testMany';
import type { Provider } from '../../core/provider/provider';
import { showOutcome } from '../commands/showOutcome';
import { shownNames } from '../words/lifecycleWords';
import { outcomeSentence } from '../words/reportWords';
import type { RotateParts } from './rotateParts';
import type { TokenUsage } from './tokenUsage';

/**
 * Tests the new token in its place, and offers it once to be copied, for a password manager or for what used the old one.
 * Afterwards it is in the secret store alone.
 */
export async function tellRotated(
  parts: RotateParts,
  provider: Provider,
  { token, left }: Extract<RotationEnd, { kind: 'rotated' }>,
  { twins, machines }: TokenUsage,
): Promise<void> {
  const tested = await testAgain(parts, provider);
  for (const twin of twins) {
    if (left.every(({ id }) => id !== twin.id)) await testAgain(parts, twin);
  }
  const copy = { title: l10n.t('Copy New Token') };
  const close = { title: l10n.t('Close'), isCloseAffordance: true };
  const sentences = [
    outcomeSentence(tested),
    ...(left.length === 0
      ? []
      : [
          l10n.t(
            'These providers still have the old token, which is dead: {0}. Use Update Token for each.',
            shownNames(left.map(({ name }) => `“${name}”`)),
          ),
        ]),
    l10n.t(
      'Other machines, CI variables and scripts that used the old token need the new one. Copy it now: it is not shown again.',
    ),
    ...(machines.length === 0
      ? []
      : [l10n.t('The history of the provider names these machines: {0}.', shownNames(machines))]),
  ];
  const answer = await window.showInformationMessage(
    l10n.t('The token of “{0}” was rotated.', provider.name),
    { modal: true, detail: sentences.join('\n\n') },
    copy,
    close,
  );
  if (answer === copy) await env.clipboard.writeText(token.open());
  if (!isConnected(tested)) await showOutcome(parts, tested);
}

async function testAgain({ tester }: RotateParts, provider: Provider): Promise<TestedProvider> {
  const title = l10n.t('Testing the new token of “{0}”', provider.name);
  const outcome = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
    tester.test(provider, new AbortController().signal),
  );
  return { provider, outcome };
}

function isConnected({ outcome }: TestedProvider): boolean {
  return outcome.ok && healthOutcome(outcome.value) === 'connected';
}
