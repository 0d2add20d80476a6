import { env, l10n, Uri, window } from 'vscode';
import type { Account } from '../../core/account/account';
import { Secret } from '../../core/account/secret';
import type { NewTokenTrial } from '../../core/lifecycle/rotation/tryNewToken';
import { instantOfDate } from '../form/expiryDate';
import { askToken, emailProblem } from '../commands/tokenQuestions';
import { askText } from '../quickInput/askText';
import type { StepOutcome } from '../quickInput/wizard';
import { shownHost } from '../words/shownHost';
import { judgeNewToken } from './judgeNewToken';
import { placeNewToken } from './placeNewToken';
import type { RotateParts, RotateTarget } from './rotateParts';

/**
 * Replaces a token by one that the user makes on the host's page: it is tested before it takes the old one's place, and
 * there again; the old one is revoked where the host can and the user wants it.
 */
export async function replaceByHand(parts: RotateParts, target: RotateTarget, old: Account): Promise<void> {
  const { provider, host } = target;
  await env.openExternal(Uri.parse(host.tokenPage(provider.baseUrl, provider.organization), true));
  for (;;) {
    const fresh = await askNewToken(parts, target, old);
    if (fresh === undefined) return;
    const judged = await judgeNewToken(parts, target, old, fresh);
    if (judged === 'cancel') return;
    if (judged === 'another') continue;
    const expiry = await askExpiry(target, judged);
    if (expiry.kind !== 'next') return;
    await placeNewToken(parts, target, {
      old,
      fresh,
      trial: judged,
      ...(expiry.value !== undefined && { expiresAt: expiry.value }),
    });
    return;
  }
}

/** A token, and the email where the host wants both. `undefined`: the user cancelled. */
async function askNewToken(
  { hosts }: RotateParts,
  { provider, host }: RotateTarget,
  old: Account,
): Promise<Pick<Account, 'token' | 'email'> | undefined> {
  const { baseUrl, organization, name, scope } = provider;
  const title = l10n.t('Rotate Token: {0}', name);
  for (;;) {
    const answer = await askToken({
      title,
      page: host.tokenPage(baseUrl, organization),
      recognition: { host, baseUrl, hosts },
      ...(scope.kind !== 'user' && { destination: shownHost(baseUrl) }),
    });
    if (answer.kind !== 'next') return undefined;
    const token = new Secret(answer.value);
    if (old.token.equals(answer.value)) {
      const again = l10n.t('Enter Another Token');
      const sentence = l10n.t('This is the token that “{0}” has already. Create a new one.', name);
      if ((await window.showWarningMessage(sentence, again)) !== again) return undefined;
      continue;
    }
    if (!host.needsEmail(baseUrl, token)) return { token };
    if (old.email !== undefined) return { token, email: old.email };
    const email = await askText({
      title,
      prompt: l10n.t('Email of the account that the token belongs to. The host asks for both together.'),
      validate: emailProblem,
    });
    return email.kind === 'next' ? { token, email: email.value } : undefined;
  }
}

/** An ISO 8601 instant where the host does not tell the expiry and the user does. */
async function askExpiry(
  { provider, host }: RotateTarget,
  { report }: NewTokenTrial,
): Promise<StepOutcome<string | undefined>> {
  const { tokenKinds } = host.capabilities(provider.baseUrl);
  const facts = tokenKinds.find(({ kind }) => kind === report.tokenKind);
  if (report.expiresAt !== undefined || facts?.tellsExpiry !== false) {
    return { kind: 'next', value: report.expiresAt };
  }
  const asked = await askText({
    title: l10n.t('Rotate Token: {0}', provider.name),
    prompt: l10n.t(
      'Day on which the token expires, as YYYY-MM-DD. The host does not tell it. Leave this empty if it never does.',
    ),
    validate: (text) =>
      text === '' || instantOfDate(text) !== undefined
        ? undefined
        : l10n.t('This is no date. Write it as YYYY-MM-DD.'),
  });
  return asked.kind === 'next' ? { kind: 'next', value: instantOfDate(asked.value) } : asked;
}
