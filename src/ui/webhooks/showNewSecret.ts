import { env, l10n, ThemeIcon, window } from 'vscode';
import type { Secret } from '../../core/account/secret';

/** Shows the secret that was made for a webhook, once: nobody can read it again, neither here nor on the host. */
export function showNewSecret(title: string, secret: Secret): Promise<void> {
  const prompt = l10n.t('Secret of the webhook. Copy it for the receiver now: it is not shown again.');
  const box = window.createInputBox();
  box.title = title;
  box.prompt = prompt;
  box.value = secret.open();
  box.ignoreFocusOut = true;
  box.buttons = [{ iconPath: new ThemeIcon('copy'), tooltip: l10n.t('Copy') }];
  return new Promise((resolve) => {
    const subscriptions = [
      // What is shown is to be copied, not to be changed.
      box.onDidChangeValue((text) => {
        if (!secret.equals(text)) box.value = secret.open();
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
