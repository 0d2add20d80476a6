import { l10n, ProgressLocation, window } from 'vscode';
import type { Account } from '../../core/account/account';
import type { AccountInput } from '../../core/account/accountStore';
import { healthOutcome } from '../../core/diagnosis/healthOutcome';
import { putInPlace } from '../../core/lifecycle/rotation/putInPlace';
import type { NewTokenTrial } from '../../core/lifecycle/rotation/tryNewToken';
import { revokeToken } from '../commands/revokeToken';
import { saveOrTell } from '../commands/saveOrTell';
import { showOutcome } from '../commands/showOutcome';
import { runCommand } from '../commands/command';
import { outcomeSentence } from '../words/reportWords';
import { differenceSentences, oldTokenSentences } from '../words/rotateWords';
import type { RotateParts, RotateTarget } from './rotateParts';
import { tokenUsage } from './tokenUsage';

export interface NewToken {
  readonly old: Account;
  readonly fresh: Pick<Account, 'token' | 'email'>;
  readonly trial: NewTokenTrial;
  /** As host or user told it. */
  readonly expiresAt?: string;
}

/** Puts a token that was tested in the old one's place, tests it there, and sees to the old one. */
export async function placeNewToken(
  parts: RotateParts,
  target: RotateTarget,
  given: NewToken,
): Promise<void> {
  const { provider } = target;
  const { old, trial } = given;
  const usage = await tokenUsage(parts, provider, old.token);
  const title = l10n.t('Replacing the token of “{0}”', provider.name);
  const placed = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
    saveOrTell(
      () => putInPlace(parts, provider, trial.oldWorks ? old : undefined, accountOf(given)),
      provider.scope,
      parts.log,
    ),
  );
  if (!placed.ok) return;
  const tested = { provider, outcome: placed.value.outcome };
  if (placed.value.kind === 'putBack') {
    void window.showErrorMessage(
      l10n.t('The new token no longer worked, so the old one is in use again. {0}', outcomeSentence(tested)),
    );
    return;
  }
  parts.tokenStored(provider, given.fresh.token);
  const sentences = [
    outcomeSentence(tested),
    ...differenceSentences({ lost: [], gained: trial.difference.gained }),
    ...(trial.oldWorks ? oldTokenSentences(usage) : []),
  ];
  if (trial.oldWorks && target.host.capabilities(provider.baseUrl).revokesTokens) {
    await offerRevocation(target, old, sentences, usage.twins.length > 0);
  } else {
    await remind(target, trial.oldWorks, sentences);
  }
  const connected = tested.outcome.ok && healthOutcome(tested.outcome.value) === 'connected';
  if (!connected) await showOutcome(parts, tested);
}

/** The user name is the new token's own where the host tells it. */
function accountOf({ old, fresh, trial, expiresAt }: NewToken): AccountInput {
  const { username = old.username, tokenKind } = trial.report;
  return {
    ...fresh,
    ...(username !== undefined && { username }),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

async function offerRevocation(
  { provider, host }: RotateTarget,
  old: Account,
  sentences: readonly string[],
  isShared: boolean,
): Promise<void> {
  const revoke = { title: l10n.t('Revoke Old Token') };
  const keep = { title: l10n.t('Keep Old Token'), isCloseAffordance: true };
  const effect = isShared
    ? l10n.t('Revoking it ends it for everybody who uses it, those providers among them.')
    : l10n.t('Revoking it ends it for everybody who uses it.');
  const answer = await window.showWarningMessage(
    l10n.t('The token of “{0}” was replaced. Revoke the old one?', provider.name),
    { modal: true, detail: [...sentences, effect].join('\n\n') },
    revoke,
    keep,
  );
  if (answer === revoke) await revokeToken(host, provider, old);
}

async function remind(
  { provider }: RotateTarget,
  oldWorks: boolean,
  sentences: readonly string[],
): Promise<void> {
  const page = l10n.t('Open Token Page');
  const message = oldWorks
    ? l10n.t(
        'The token of “{0}” was replaced. The old one stays valid until you revoke it on the host.',
        provider.name,
      )
    : l10n.t('The token of “{0}” was replaced.', provider.name);
  const answer = await window.showInformationMessage(
    [message, ...sentences].join(' '),
    ...(oldWorks ? [page] : []),
  );
  if (answer === page) await runCommand('openTokenPage', provider.id);
}
