import { l10n, window } from 'vscode';
import type { Account } from '../../core/account/account';
import { tryNewToken, type NewTokenTrial } from '../../core/lifecycle/rotation/tryNewToken';
import { whileBusy } from '../remoteSources/whileBusy';
import { problemSentence, reportSentence } from '../words/reportWords';
import { differenceSentences } from '../words/rotateWords';
import { noSteps } from '../webhooks/noSteps';
import type { RotateParts, RotateTarget } from './rotateParts';

/**
 * Tests a new token before it replaces the old one, and asks where it is not as good. `another`: the user wants to enter
 * one more. One that the host rejects, or that could not be tested, never replaces the old one.
 */
export async function judgeNewToken(
  parts: RotateParts,
  target: RotateTarget,
  old: Account,
  fresh: Pick<Account, 'token' | 'email'>,
): Promise<NewTokenTrial | 'another' | 'cancel'> {
  const { provider } = target;
  for (;;) {
    const abort = new AbortController();
    const tried = await whileBusy(
      {
        title: l10n.t('Rotate Token: {0}', provider.name),
        placeholder: l10n.t('Testing the new token… Escape cancels, and the old one stays in use.'),
        position: noSteps(false),
      },
      tryNewToken(parts, target, old, fresh, abort.signal),
    );
    if (tried.kind !== 'next') {
      abort.abort();
      return 'cancel';
    }
    if (!tried.value.ok) {
      void window.showErrorMessage(problemSentence(tried.value.error));
      return 'cancel';
    }
    const trial = tried.value.value;
    if (trial.health === 'rejected' || trial.health === 'offline') {
      const answer = await tellUnfit(trial);
      if (answer === 'again') continue;
      return answer;
    }
    return (await isWanted(provider.name, trial)) ? trial : 'cancel';
  }
}

async function tellUnfit({ health, report }: NewTokenTrial): Promise<'again' | 'another' | 'cancel'> {
  const another = l10n.t('Enter Another Token');
  const again = l10n.t('Try Again');
  const why = reportSentence(report);
  if (health === 'offline') {
    const sentence = l10n.t('The new token could not be tested, so the old one stays in use. {0}', why);
    return (await window.showErrorMessage(sentence, again)) === again ? 'again' : 'cancel';
  }
  const sentence = l10n.t('The host rejects the new token, so the old one stays in use. {0}', why);
  return (await window.showErrorMessage(sentence, another)) === another ? 'another' : 'cancel';
}

/** Asks only where the new token is another account's, can do less, or does not connect as it should. */
async function isWanted(name: string, { health, report, difference }: NewTokenTrial): Promise<boolean> {
  const worse = difference.otherUser !== undefined || difference.lost.length > 0 || health === 'problem';
  if (!worse) return true;
  const replace = l10n.t('Replace');
  const answer = await window.showWarningMessage(
    l10n.t('Replace the token of “{0}” by this one?', name),
    { modal: true, detail: [...differenceSentences(difference), reportSentence(report)].join('\n\n') },
    replace,
  );
  return answer === replace;
}
