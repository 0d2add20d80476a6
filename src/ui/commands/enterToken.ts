import { l10n } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import { askText } from '../quickInput/askText';
import { shownHost } from '../words/shownHost';
import { tellTokenProblem } from './tellTokenProblem';
import { askToken, emailProblem } from './tokenQuestions';

export interface EnterTokenParts {
  readonly accounts: AccountStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** Asks for a token, and for the email where the host wants both, and stores it. `false`: nothing was changed. */
export async function enterToken(
  { accounts, hosts }: EnterTokenParts,
  provider: Provider,
  title: string,
): Promise<boolean> {
  const host = hosts.get(provider.type);
  if (host === undefined) return false;
  const page = host.tokenPage(provider.baseUrl, provider.organization);
  const foreign = provider.scope.kind !== 'user';
  const answer = await askToken({
    title,
    page,
    ...(foreign && { destination: shownHost(provider.baseUrl) }),
  });
  if (answer.kind !== 'next') return false;
  const token = new Secret(answer.value);
  const old = await accounts.read(provider);
  let email = old.ok ? old.value.email : undefined;
  if (host.needsEmail(provider.baseUrl, token) && email === undefined) {
    const asked = await askText({
      title,
      prompt: l10n.t('Email of the account that the token belongs to. The host asks for both together.'),
      validate: emailProblem,
    });
    if (asked.kind !== 'next') return false;
    email = asked.value;
  }
  const stored = await accounts.save(provider, { token, ...(email !== undefined && { email }) });
  if (!stored.ok) tellTokenProblem(stored.error);
  return stored.ok;
}
