import { l10n, window, type LogOutputChannel } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { ProviderSaver } from '../../core/provider/providerSaver';
import { changeEach } from './changeEach';
import { forgetProvider, type ForgetProviderParts } from '../../core/transfer/forgetProvider';
import { tellSaveProblem } from './saveOrTell';
import { tellDefaultCleared } from './tellDefaultCleared';

export interface DeleteProvidersParts extends ForgetProviderParts {
  readonly directory: ProviderDirectory;
  readonly saver: ProviderSaver;
  readonly log: LogOutputChannel;
}

/** Removes several providers after one question that names them all. Those that projects use are named, and stay. */
export async function deleteProviders(
  parts: DeleteProvidersParts,
  providers: readonly Provider[],
): Promise<void> {
  const { directory, saver, log } = parts;
  const [first] = providers;
  const refusal = directory.policy().refuses('delete');
  if (refusal !== undefined && first !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, first.scope, log);
    return;
  }
  const isUsed = ({ id }: Provider): boolean => directory.projectsOf(id).length > 0;
  const used = providers.filter(isUsed);
  const going = providers.filter((provider) => !isUsed(provider));
  if (going.length === 0) {
    void window.showErrorMessage(
      l10n.t(
        'Pipeline projects use these providers: {0}. Delete them one by one to say what becomes of the projects.',
        namesOf(used),
      ),
    );
    return;
  }
  if (!(await confirm(going, used))) return;
  await changeEach(going, log, async (provider) => {
    const removed = await saver.remove(provider);
    if (!removed.ok) return removed;
    await forgetProvider(parts, provider.id);
    if (removed.value.defaultCleared) tellDefaultCleared(provider);
    return removed;
  });
}

async function confirm(going: readonly Provider[], used: readonly Provider[]): Promise<boolean> {
  const verb = l10n.t('Delete');
  const detail = [
    namesOf(going),
    ...stayingSentences(used),
    l10n.t(
      'Their definitions go, and on this machine their tokens, the repositories for which they were chosen, and what is known of their health. The history keeps the definitions.',
    ),
    l10n.t('On the hosts the tokens stay valid until you revoke them there.'),
  ].join('\n\n');
  const question =
    going.length === 1
      ? l10n.t('Delete the provider “{0}”?', going[0]?.name ?? '')
      : l10n.t('Delete {0} providers?', going.length);
  return (await window.showWarningMessage(question, { modal: true, detail }, verb)) === verb;
}

function stayingSentences(used: readonly Provider[]): readonly string[] {
  if (used.length === 0) return [];
  return [
    used.length === 1
      ? l10n.t('This one stays, because pipeline projects use it: {0}.', namesOf(used))
      : l10n.t('These stay, because pipeline projects use them: {0}.', namesOf(used)),
  ];
}

function namesOf(providers: readonly Provider[]): string {
  return providers.map(({ name }) => `“${name}”`).join(', ');
}
