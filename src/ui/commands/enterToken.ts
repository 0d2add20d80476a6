import { l10n, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import type { TokenStored } from '../notices/storedTokenNotice';
import { askText } from '../quickInput/askText';
import { shownHost } from '../words/shownHost';
import { saveOrTell } from './saveOrTell';
import { askToken, emailProblem } from './tokenQuestions';

export interface EnterTokenParts {
  readonly accounts: AccountStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly tokenStored: TokenStored;
  readonly log: LogOutputChannel;
}

/** Asks for a token, and for the email where the host wants both, and stores it. `false`: nothing was changed. */
export async function enterToken(
  { accounts, hosts, tokenStored, log }: EnterTokenParts,
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
    recognition: { host, baseUrl: provider.baseUrl, hosts },
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
  const account = { token, ...(email !== undefined && { email }) };
  const stored = await saveOrTell(() => accounts.save(provider, account), provider.scope, log);
  if (stored.ok) tokenStored(provider, token);
  return stored.ok;
}
