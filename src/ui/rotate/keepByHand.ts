import { env, l10n, window } from 'vscode';
import type { AccountSaveProblem } from '../../core/account/accountStore';
import type { Secret } from '../../core/account/secret';
import { notKeptSentence } from '../words/rotateWords';

/**
 * Offers a new token that could not be stored, so that the user can put it into a safe place: there is no other copy of
 * it. Closing the question loses it, which is said first.
 */
export function keepByHand(
  name: string,
): (token: Secret, problem: AccountSaveProblem) => Promise<'again' | 'done'> {
  let copied = false;
  return async (token, problem) => {
    const copy = { title: l10n.t('Copy New Token') };
    const again = { title: l10n.t('Try Again') };
    const close = { title: l10n.t('Close'), isCloseAffordance: true };
    let closing = false;
    for (;;) {
      const answer = await window.showErrorMessage(
        closing && !copied
          ? l10n.t('The new token of “{0}” is lost when you close this.', name)
          : l10n.t('The new token of “{0}” could not be saved.', name),
        {
          modal: true,
          detail: [
            l10n.t('The host has made it, and the old one no longer works.'),
            notKeptSentence(problem),
            copied
              ? l10n.t('It is on the clipboard. Keep it in a safe place, and enter it with Update Token.')
              : l10n.t('Copy it into a safe place now: it is shown nowhere else.'),
          ].join('\n\n'),
        },
        copy,
        again,
        close,
      );
      if (answer === again) return 'again';
      if (answer === copy) {
        await env.clipboard.writeText(token.open());
        copied = true;
        continue;
      }
      if (copied || closing) return 'done';
      closing = true;
    }
  };
}
