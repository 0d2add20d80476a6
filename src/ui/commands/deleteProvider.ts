import { l10n, window, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { Project } from '../../core/project/project';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import { askChoice } from '../quickInput/askChoice';
import { runCommand } from './command';
import { tellSaveProblem } from './tellSaveProblem';
import { pickProvider, providerItem, type PickProviderParts } from './pickProvider';

export interface DeleteProviderParts extends PickProviderParts {
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly log: LogOutputChannel;
}

/** Removes the definition, then the account; asks first and names what goes. */
export async function deleteProvider(parts: DeleteProviderParts, argument: unknown): Promise<void> {
  const { directory, accounts, health, log } = parts;
  const provider = await pickProvider(parts, argument, l10n.t('Delete Provider'));
  if (provider === undefined) return;
  const refusal = directory.policy().refuses('delete');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, log);
    return;
  }
  const projects = directory.projectsOf(provider.id);
  const agreed =
    projects.length > 0 ? await settleProjects(parts, provider, projects) : await confirm(provider);
  if (!agreed) return;
  const removed = await directory.remove(provider);
  if (!removed.ok) {
    await tellSaveProblem(removed.error, log);
    return;
  }
  await accounts.remove(provider.id);
  await health.forget(provider.id);
}

async function confirm({ name }: Provider): Promise<boolean> {
  const verb = l10n.t('Delete');
  const detail = l10n.t(
    'Its definition, its token and what is known of its health are removed from this machine.',
  );
  const question = l10n.t('Delete the provider “{0}”?', name);
  return (await window.showWarningMessage(question, { modal: true, detail }, verb)) === verb;
}

/** A provider in use is not deleted before its projects have another one, or none. `true`: it may go now. */
async function settleProjects(
  parts: DeleteProviderParts,
  provider: Provider,
  projects: readonly Project[],
): Promise<boolean> {
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
      const to = await askSuccessor(parts, provider);
      return to !== undefined && (await rebind(parts, projects, to)) && (await confirm(provider));
    }
    case detach:
      return rebind(parts, projects, undefined);
    case deactivate:
      await runCommand('deactivate', provider.id);
      return false;
    case undefined:
    default:
      return false;
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

async function rebind(
  { directory, log }: DeleteProviderParts,
  projects: readonly Project[],
  to: Provider | undefined,
): Promise<boolean> {
  const done = await directory.reassign(projects, to);
  if (!done.ok) await tellSaveProblem(done.error, log);
  return done.ok;
}
