import { l10n, ThemeIcon, window } from 'vscode';
import type { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import { checkName, nameKey } from '../../core/provider/definitionRules';
import type { ProviderDefinition } from '../../core/provider/provider';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import type { KnownAccount, LoginTarget } from '../../core/transfer/loginTargets';
import { suggestName } from '../commands/suggestName';
import { emailProblem } from '../commands/tokenQuestions';
import { askChoice } from '../quickInput/askChoice';
import { askText } from '../quickInput/askText';
import { fieldSentence } from '../words/fieldWords';
import { takeProblemSentence } from '../words/transferWords';
import { askTarget, loginName } from './askLogins';

/** A login with everything that saving it takes. */
export interface PreparedLogin {
  readonly login: FoundLogin;
  readonly target: LoginTarget;
  readonly definition: ProviderDefinition;
  readonly token: Secret;
  readonly email?: string;
}

export interface PrepareLoginParts {
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly known: readonly KnownAccount[];
  /** `nameKey` of every name in use; a name that is given out here is added. */
  readonly taken: Set<string>;
}

/** `skipped`: there is no token, which the user was told; `cancelled`: the user wants no more of it. */
export type Preparation = PreparedLogin | 'skipped' | 'cancelled';

const takeLimitMs = 60_000;

/** Reads the token of one login that the user has chosen, and asks what its address alone does not tell. */
export async function prepareLogin(parts: PrepareLoginParts, found: FoundLogin): Promise<Preparation> {
  const taken = await found.take(AbortSignal.timeout(takeLimitMs));
  if (!taken.ok) {
    const problem = takeProblemSentence(taken.error, found.source);
    void window.showWarningMessage(l10n.t('{login}: {problem}', { login: loginName(found), problem }));
    return 'skipped';
  }
  const token = taken.value;
  const host = await hostOf(parts, found, token);
  if (host === undefined) return 'cancelled';
  const login = { ...found, type: host.type };
  const target = await askTarget(login, parts.known);
  if (target === undefined) return 'cancelled';
  const definition = target.kind === 'add' ? await newDefinition(parts, login) : target.provider;
  if (definition === undefined) return 'cancelled';
  const prepared = { login, target, definition, token };
  if (!host.needsEmail(definition.baseUrl, token)) return prepared;
  const email = await emailOf(login);
  return email === undefined ? 'cancelled' : { ...prepared, email };
}

/** Told by the address, else by the shape of the token, else by the user. */
async function hostOf(
  { hosts }: PrepareLoginParts,
  { type, ...login }: FoundLogin,
  token: Secret,
): Promise<GitHost | undefined> {
  if (type !== undefined) return hosts.get(type);
  const all = [...hosts.values()];
  const shaped = all.filter((host) => host.recognizeToken(token).kind !== undefined);
  if (shaped.length === 1) return shaped[0];
  const picked = await askChoice({
    title: l10n.t('Import Credentials: {0}', loginName(login)),
    placeholder: l10n.t('What kind of host is it?'),
    items: all.map((host) => ({ label: host.label, iconPath: new ThemeIcon(host.icon), value: host })),
  });
  return picked.kind === 'next' ? picked.value : undefined;
}

async function newDefinition(
  { taken }: PrepareLoginParts,
  login: FoundLogin & { readonly type: string },
): Promise<ProviderDefinition | undefined> {
  const answer = await askText({
    title: l10n.t('Import Credentials: {0}', loginName(login)),
    prompt: l10n.t(
      'Name of the provider. Include environment, team or purpose, such as “Production GitHub”.',
    ),
    value: suggestName(loginName(login), taken),
    validate: (text) => {
      const checked = checkName(text);
      if (!checked.ok) return fieldSentence(checked.error);
      return taken.has(nameKey(checked.value)) ? fieldSentence('nameTaken') : undefined;
    },
  });
  if (answer.kind !== 'next') return undefined;
  taken.add(nameKey(answer.value));
  const { type, baseUrl } = login;
  return { id: crypto.randomUUID(), name: answer.value, type, baseUrl, status: 'active' };
}

/** Some programs keep the email as the user name. */
async function emailOf(login: FoundLogin): Promise<string | undefined> {
  const named = login.username ?? '';
  const answer = await askText({
    title: l10n.t('Import Credentials: {0}', loginName(login)),
    prompt: l10n.t('Email of the account that the token belongs to. The host asks for both together.'),
    value: emailProblem(named) === undefined ? named : '',
    validate: emailProblem,
  });
  return answer.kind === 'next' ? answer.value : undefined;
}
