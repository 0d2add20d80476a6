import { l10n } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import { Secret } from '../../core/account/secret';
import { askText } from '../quickInput/askText';
import { runCommand } from './command';
import { pickProvider, type PickProviderParts } from './pickProvider';
import { shownHost } from '../words/shownHost';
import { tellTokenProblem } from './tellTokenProblem';
import { askToken, emailProblem } from './tokenQuestions';

export interface UpdateTokenParts extends PickProviderParts {
  readonly accounts: AccountStore;
}

/** Replaces the token of a provider at once, and tests the new one. Also how a missing token is added. */
export async function updateToken(parts: UpdateTokenParts, argument: unknown): Promise<void> {
  const { accounts, hosts } = parts;
  const provider = await pickProvider(parts, argument, l10n.t('Update Token'));
  const host = hosts.get(provider?.type ?? '');
  if (provider === undefined || host === undefined) return;
  const title = l10n.t('Update Token: {0}', provider.name);
  const page = host.tokenPage(provider.baseUrl, provider.organization);
  const foreign = provider.scope.kind !== 'user';
  const answer = await askToken({
    title,
    page,
    ...(foreign && { destination: shownHost(provider.baseUrl) }),
  });
  if (answer.kind !== 'next') return;
  const token = new Secret(answer.value);
  const old = await accounts.read(provider);
  const known = old.ok ? old.value : undefined;
  let email = known?.email;
  if (host.needsEmail(provider.baseUrl, token) && email === undefined) {
    const asked = await askText({
      title,
      prompt: l10n.t('Email of the account that the token belongs to. The host asks for both together.'),
      validate: emailProblem,
    });
    if (asked.kind !== 'next') return;
    email = asked.value;
  }
  const stored = await accounts.save(provider, { token, ...(email !== undefined && { email }) });
  if (!stored.ok) {
    tellTokenProblem(stored.error);
    return;
  }
  await runCommand('testConnection', provider.id);
}
