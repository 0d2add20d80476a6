import { l10n, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import { saveOrTell } from '../commands/saveOrTell';
import { tokenAdvice } from '../commands/tokenAdvice';
import { emailProblem } from '../commands/tokenQuestions';
import type { TokenStored } from '../notices/storedTokenNotice';
import { askText } from '../quickInput/askText';
import { shownHost } from '../words/shownHost';
import { askTokenStep } from './askTokenStep';

export interface EnterTokenStepParts {
  readonly accounts: AccountStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly tokenStored: TokenStored;
  readonly log: LogOutputChannel;
}

/** `failed`: it was not stored, which the user was told. */
export type EnteredStep = 'stored' | 'failed' | 'skipped' | 'cancelled';

/** One step of several: shows where the token of a provider goes to, asks for it, and stores it. */
export async function enterTokenStep(
  { accounts, hosts, tokenStored, log }: EnterTokenStepParts,
  provider: Provider,
  title: string,
): Promise<EnteredStep> {
  const host = hosts.get(provider.type);
  if (host === undefined) return 'skipped';
  const { baseUrl, helpUrl, organization } = provider;
  const step = await askTokenStep({
    title,
    prompt: destinationPrompt(provider),
    pages: [
      ...(helpUrl === undefined
        ? []
        : [
            {
              label: l10n.t('How to get a token, as your team describes it'),
              icon: 'question',
              url: helpUrl,
            },
          ]),
      {
        label: l10n.t('Create a token in the browser'),
        icon: 'link-external',
        url: host.tokenPage(baseUrl, organization),
      },
    ],
    advise: (text) => tokenAdvice(text, { host, baseUrl, hosts }),
  });
  if (step.kind === 'skip') return 'skipped';
  if (step.kind === 'cancel') return 'cancelled';
  const token = new Secret(step.text);
  const email = host.needsEmail(baseUrl, token) ? await emailFor(accounts, provider, title) : undefined;
  if (email?.kind === 'cancel') return 'cancelled';
  const account = { token, ...(email !== undefined && { email: email.text }) };
  const stored = await saveOrTell(() => accounts.save(provider, account), provider.scope, log);
  if (stored.ok) tokenStored(provider, token);
  return stored.ok ? 'stored' : 'failed';
}

function destinationPrompt({ baseUrl, scope, organization }: Provider): string {
  const host = shownHost(baseUrl) + baseUrl.path;
  if (scope.kind !== 'user') {
    return l10n.t(
      'Access token for {0}. Defined by this workspace: enter it only if you trust that host.',
      host,
    );
  }
  return organization === undefined
    ? l10n.t('Access token for {0}. It is kept in the secret store of this machine only.', host)
    : l10n.t(
        'Access token for {host}, organization {organization}. It is kept in the secret store of this machine only.',
        {
          host,
          organization,
        },
      );
}

async function emailFor(
  accounts: AccountStore,
  provider: Provider,
  title: string,
): Promise<{ readonly kind: 'email'; readonly text: string } | { readonly kind: 'cancel' }> {
  const old = await accounts.read(provider);
  if (old.ok && old.value.email !== undefined) return { kind: 'email', text: old.value.email };
  const asked = await askText({
    title,
    prompt: l10n.t('Email of the account that the token belongs to. The host asks for both together.'),
    validate: emailProblem,
  });
  return asked.kind === 'next' ? { kind: 'email', text: asked.value } : { kind: 'cancel' };
}
