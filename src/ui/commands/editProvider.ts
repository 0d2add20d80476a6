import * as v from 'valibot';
import { l10n, ThemeIcon } from 'vscode';
import type { Account } from '../../core/account/account';
import type { GitHost } from '../../core/host/gitHost';
import { checkBaseUrl, checkName, checkOrganization, nameKey } from '../../core/provider/definitionRules';
import type { Provider, ProviderDefinition } from '../../core/provider/provider';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { askText } from '../quickInput/askText';
import { fieldSentence } from '../words/fieldWords';
import { runCommand } from './command';
import { organizationPrompt } from './organizationPrompt';
import { pickProvider, type PickProviderParts } from './pickProvider';
import { rebindOrAsk, type RebindParts } from './rebindOrAsk';
import { saveOrTell } from './saveOrTell';
import { emailProblem } from './tokenQuestions';

export type EditProviderParts = PickProviderParts & RebindParts;

/** A remedy names the field that is at fault. */
const fieldArgument = v.object({
  field: v.picklist(['name', 'baseUrl', 'organization', 'username', 'email']),
});

type EditableField = 'name' | 'baseUrl' | 'organization' | 'username' | 'email';

/** Changes one field at a time, at once. What changes where or as whom the provider connects is tested. */
export async function editProvider(parts: EditProviderParts, argument: unknown): Promise<void> {
  const provider = await pickProvider(parts, argument, l10n.t('Edit Provider'));
  const host = parts.hosts.get(provider?.type ?? '');
  if (provider === undefined || host === undefined) return;
  const stored = await parts.accounts.read(provider);
  const account = stored.ok ? stored.value : undefined;
  const named = v.safeParse(fieldArgument, argument);
  const field = named.success ? named.output.field : await askField(provider, account, host);
  switch (field) {
    case undefined:
      return;
    case 'token':
      await runCommand('updateToken', provider.id);
      return;
    case 'status':
      await runCommand(provider.status === 'active' ? 'deactivate' : 'activate', provider.id);
      return;
    case 'username':
    case 'email':
      if (account !== undefined) await editAccount(parts, provider, account, field);
      return;
    case 'name':
    case 'baseUrl':
    case 'organization':
      await editDefinition(parts, provider, host, field);
  }
}

async function askField(
  provider: Provider,
  account: Account | undefined,
  host: GitHost,
): Promise<EditableField | 'token' | 'status' | undefined> {
  const item = <T>(value: T, icon: string, label: string, shown: string | undefined): ChoiceItem<T> => ({
    label,
    description: shown ?? l10n.t('none'),
    iconPath: new ThemeIcon(icon),
    value,
  });
  const status = provider.status === 'active' ? l10n.t('Active') : l10n.t('Inactive');
  const needsEmail = account !== undefined && host.needsEmail(provider.baseUrl, account.token);
  const picked = await askChoice<EditableField | 'token' | 'status'>({
    title: l10n.t('Edit Provider: {0}', provider.name),
    placeholder: l10n.t(
      'What to change? The type is fixed: create a new provider if you need a different one.',
    ),
    items: [
      item('name', 'tag', l10n.t('Name'), provider.name),
      item('baseUrl', 'globe', l10n.t('Base URL'), provider.baseUrl.href),
      item('organization', 'organization', l10n.t('Organization'), provider.organization),
      ...(account === undefined
        ? []
        : [item('username' as const, 'account', l10n.t('Username'), account.username)]),
      ...(needsEmail ? [item('email' as const, 'mail', l10n.t('Email'), account.email)] : []),
      item(
        'token',
        'key',
        l10n.t('Token'),
        account === undefined ? l10n.t('Token missing') : l10n.t('stored'),
      ),
      item('status', 'circle-large-outline', l10n.t('Status'), status),
    ],
  });
  return picked.kind === 'next' ? picked.value : undefined;
}

async function editDefinition(
  parts: EditProviderParts,
  provider: Provider,
  host: GitHost,
  field: 'name' | 'baseUrl' | 'organization',
): Promise<void> {
  const { directory, hosts, log } = parts;
  const { scope, ...before } = provider;
  const known = [...hosts.values()];
  const others = directory.current().providers.filter(({ id }) => id !== provider.id);
  const taken = new Set(others.map(({ name }) => nameKey(name)));
  const changed = (text: string): ProviderDefinition | string => {
    switch (field) {
      case 'name': {
        const name = checkName(text);
        if (!name.ok) return fieldSentence(name.error);
        return taken.has(nameKey(name.value)) ? fieldSentence('nameTaken') : { ...before, name: name.value };
      }
      case 'baseUrl': {
        const baseUrl = checkBaseUrl(text, known);
        return baseUrl.ok ? { ...before, baseUrl: baseUrl.value } : fieldSentence(baseUrl.error);
      }
      case 'organization': {
        const checked = checkOrganization(text);
        if (!checked.ok) return fieldSentence(checked.error);
        const { organization, ...rest } = before;
        return checked.value === undefined ? rest : { ...rest, organization: checked.value };
      }
    }
  };
  const shown = {
    name: provider.name,
    baseUrl: provider.baseUrl.href,
    organization: provider.organization ?? '',
  };
  const answer = await askText({
    title: l10n.t('Edit Provider: {0}', provider.name),
    prompt: definitionPrompt(field, host, provider),
    value: shown[field],
    validate: (text) => {
      const result = changed(text);
      return typeof result === 'string' ? result : undefined;
    },
  });
  const definition = answer.kind === 'next' ? changed(answer.value) : undefined;
  if (definition === undefined || typeof definition === 'string') return;
  const moves = field === 'baseUrl' && definition.baseUrl.href !== provider.baseUrl.href;
  if (moves) await rebindOrAsk(parts, provider, definition);
  else await saveOrTell(() => directory.save(definition, scope), scope, log);
}

function definitionPrompt(
  field: 'name' | 'baseUrl' | 'organization',
  host: GitHost,
  provider: Provider,
): string {
  switch (field) {
    case 'name':
      return l10n.t(
        'Name of the provider. Include environment, team or purpose, such as “Production GitHub”.',
      );
    case 'baseUrl':
      return l10n.t(
        'Base URL. A token is asked for again when the host changes: it is never sent to another one.',
      );
    case 'organization':
      return organizationPrompt(host, provider.baseUrl);
  }
}

async function editAccount(
  { accounts, log }: EditProviderParts,
  provider: Provider,
  account: Account,
  field: 'username' | 'email',
): Promise<void> {
  const answer = await askText({
    title: l10n.t('Edit Provider: {0}', provider.name),
    prompt:
      field === 'username'
        ? l10n.t('Username on the host. Empty: it is taken from the token.')
        : l10n.t('Email of the account that the token belongs to. The host asks for both together.'),
    value: account[field] ?? '',
    validate: (text) => (field === 'email' ? emailProblem(text) : undefined),
  });
  if (answer.kind !== 'next') return;
  const { username, email, ...rest } = account;
  const after = { username, email, [field]: answer.value === '' ? undefined : answer.value };
  const input = {
    ...rest,
    ...(after.username !== undefined && { username: after.username }),
    ...(after.email !== undefined && { email: after.email }),
  };
  const saved = await saveOrTell(() => accounts.save(provider, input), provider.scope, log);
  if (saved.ok) await runCommand('testConnection', provider.id);
}
