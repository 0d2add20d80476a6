import { l10n, window } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { Project } from '../../core/project/project';
import type { Provider } from '../../core/provider/provider';
import { askChoice } from '../quickInput/askChoice';
import { runCommand } from './command';
import { deleteProviders, type DeleteProvidersParts } from './deleteProviders';
import { forgetProvider } from '../../core/transfer/forgetProvider';
import { pickProviders, providerItem, type PickProviderParts } from './pickProvider';
import { revokeToken } from './revokeToken';
import { saveOrTell, tellSaveProblem } from './saveOrTell';
import { tellDefaultCleared } from './tellDefaultCleared';

export interface DeleteProviderParts extends PickProviderParts, DeleteProvidersParts {
  readonly accounts: AccountStore;
}

/** What becomes of the projects that use the provider: they get another one, or (`undefined`) go. */
interface Settlement {
  readonly successor: Provider | undefined;
}

/** Removes providers: the definition, the account and what is remembered of each; asks first and names what goes. */
export async function deleteProvider(
  parts: DeleteProviderParts,
  argument: unknown,
  selection?: unknown,
): Promise<void> {
  const providers = await pickProviders(parts, argument, selection, l10n.t('Delete Provider'));
  const [first, second] = providers;
  if (second !== undefined) await deleteProviders(parts, providers);
  else if (first !== undefined) await deleteOne(parts, first);
}

async function deleteOne(parts: DeleteProviderParts, provider: Provider): Promise<void> {
  const { directory, hosts, accounts, saver, log } = parts;
  const { id, scope } = provider;
  const refusal = directory.policy().refuses('delete');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, scope, log);
    return;
  }
  const projects = directory.projectsOf(id);
  const settled = projects.length === 0 ? undefined : await settle(parts, provider, projects);
  if (projects.length > 0 && settled === undefined) return;
  const host = hosts.get(provider.type);
  const account = await accounts.read(provider);
  const canRevoke = account.ok && host?.capabilities(provider.baseUrl).revokesTokens === true;
  const answer = await confirm(provider, settled, canRevoke);
  if (answer === undefined) return;
  if (settled !== undefined) {
    const rebound = await saveOrTell(() => directory.reassign(projects, settled.successor), scope, log);
    if (!rebound.ok) return;
  }
  const removed = await saveOrTell(() => saver.remove(provider), scope, log);
  if (!removed.ok) return;
  if (answer === 'deleteAndRevoke' && account.ok && host !== undefined) {
    await revokeToken(host, provider, account.value);
  }
  await forgetProvider(parts, id);
  if (removed.value.defaultCleared) tellDefaultCleared(provider);
}

/** `undefined`: it stays. */
async function confirm(
  { name }: Provider,
  settled: Settlement | undefined,
  canRevoke: boolean,
): Promise<'delete' | 'deleteAndRevoke' | undefined> {
  const verb = l10n.t('Delete');
  const revoke = l10n.t('Delete and Revoke Token');
  const goes = l10n.t(
    'Its definition goes, and on this machine its token, the repositories for which it was chosen, and what is known of its health. The history keeps the definition.',
  );
  const token = canRevoke
    ? l10n.t(
        'On the host the token stays valid unless it is revoked, which ends it for everybody who uses it.',
      )
    : l10n.t('On the host the token stays valid until you revoke it there.');
  const projects = settled === undefined ? [] : [projectsSentence(settled)];
  const answer = await window.showWarningMessage(
    l10n.t('Delete the provider “{0}”?', name),
    { modal: true, detail: [...projects, goes, token].join('\n\n') },
    verb,
    ...(canRevoke ? [revoke] : []),
  );
  if (answer === verb) return 'delete';
  return answer === revoke ? 'deleteAndRevoke' : undefined;
}

function projectsSentence({ successor }: Settlement): string {
  return successor === undefined
    ? l10n.t('Its pipeline projects are detached.')
    : l10n.t('Its pipeline projects move to “{0}”.', successor.name);
}

/** A provider in use is not deleted before its projects have another one, or none. `undefined`: it stays. */
async function settle(
  parts: DeleteProviderParts,
  provider: Provider,
  projects: readonly Project[],
): Promise<Settlement | undefined> {
  const reassign = l10n.t('Reassign…');
  const detach = l10n.t('Detach All and Delete');
  const deactivate = l10n.t('Deactivate Instead');
  const answer = await window.showWarningMessage(
    l10n.t('“{0}” is in use and cannot be deleted yet.', provider.name),
    {
      modal: true,
      detail: l10n.t('Pipeline projects that use it: {0}.', projects.map(({ name }) => name).join(', ')),
    },
    reassign,
    detach,
    deactivate,
  );
  switch (answer) {
    case reassign: {
      const successor = await askSuccessor(parts, provider);
      return successor && { successor };
    }
    case detach:
      return { successor: undefined };
    case deactivate:
      await runCommand('deactivate', provider.id);
      return undefined;
    case undefined:
    default:
      return undefined;
  }
}

/** Another active provider of the same host. */
async function askSuccessor(parts: DeleteProviderParts, provider: Provider): Promise<Provider | undefined> {
  const others = parts.directory
    .current()
    .providers.filter(
      ({ id, status, type, baseUrl }) =>
        id !== provider.id &&
        status === 'active' &&
        type === provider.type &&
        baseUrl.href === provider.baseUrl.href,
    );
  if (others.length === 0) {
    void window.showErrorMessage(
      l10n.t('There is no other active provider for {0}. Add one first.', provider.baseUrl.href),
    );
    return undefined;
  }
  const picked = await askChoice({
    title: l10n.t('Reassign Projects of “{0}”', provider.name),
    placeholder: l10n.t('Which provider takes over?'),
    items: others.map((other) => providerItem(other, parts.hosts)),
  });
  return picked.kind === 'next' ? picked.value : undefined;
}
