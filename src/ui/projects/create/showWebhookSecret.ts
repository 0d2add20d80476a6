import { env, l10n, ThemeIcon, window } from 'vscode';
import type { Secret } from '../../../core/account/secret';

/** Shows the secret of a new webhook, once: nobody can read it again, neither here nor on the host. */
export function showWebhookSecret(title: string, secret: Secret): Promise<void> {
  const copy = { iconPath: new ThemeIcon('copy'), tooltip: l10n.t('Copy') };
  const box = window.createInputBox();
  box.title = title;
  box.prompt = l10n.t('Secret of the webhook. Copy it for the receiver now: it is not shown again.');
  box.value = secret.open();
  box.ignoreFocusOut = true;
  box.buttons = [copy];
  return new Promise((resolve) => {
    const subscriptions = [
      // What is shown is to be copied, not to be changed.
      box.onDidChangeValue(() => {
        if (!secret.equals(box.value)) box.value = secret.open();
      }),
      box.onDidTriggerButton(() => {
        void env.clipboard.writeText(secret.open());
        box.prompt = l10n.t('Copied. The secret is not shown again.');
      }),
      box.onDidAccept(() => {
        box.hide();
      }),
      box.onDidHide(() => {
        for (const each of subscriptions) each.dispose();
        box.dispose();
        resolve();
      }),
    ];
    box.show();
  });
}
