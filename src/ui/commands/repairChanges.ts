import { l10n, ThemeIcon, window, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { UnfinishedChange } from '../../core/provider/journal';
import { scopeKey, userScope } from '../../core/provider/provider';
import type { Repairs } from '../../core/provider/repairs';
import { askChoice } from '../quickInput/askChoice';
import type { Remains } from '../remains';
import { scopeName } from '../words/scopeWords';
import { runCommand } from './command';
import { saveOrTell } from './saveOrTell';

export interface RepairChangesParts {
  readonly repairs: Repairs;
  readonly remains: Remains;
  readonly accounts: AccountStore;
  readonly log: LogOutputChannel;
}

/** Steps through what a window that ended in the middle has left half done. Escape leaves the rest for later. */
export async function repairChanges(parts: RepairChangesParts): Promise<void> {
  await parts.remains.look();
  const changes = parts.remains.unfinished();
  if (changes.length === 0) {
    void window.showInformationMessage(l10n.t('No change was interrupted: everything is saved.'));
    return;
  }
  for (const change of changes) {
    if (!(await repair(parts, change))) break;
  }
  await parts.remains.look();
}

async function repair(parts: RepairChangesParts, change: UnfinishedChange): Promise<boolean> {
  const { repairs, accounts, log } = parts;
  const picked = await askChoice<'finish' | 'discard'>({
    title: l10n.t('Interrupted Change: {0}', change.name),
    placeholder: sentence(change),
    items: [
      {
        label: l10n.t('Finish'),
        detail:
          change.to === undefined
            ? l10n.t('Remove what is left of it.')
            : l10n.t('Save it as it was meant to be.'),
        iconPath: new ThemeIcon('check'),
        value: 'finish',
      },
      {
        label: l10n.t('Discard'),
        detail:
          change.from === undefined
            ? l10n.t('Remove what was saved of it.')
            : l10n.t('Leave it as it was before.'),
        iconPath: new ThemeIcon('discard'),
        value: 'discard',
      },
    ],
  });
  if (picked.kind !== 'next') return false;
  const { scope } = change.to ?? change.from ?? { scope: userScope };
  if (picked.value === 'discard') return (await saveOrTell(() => repairs.discard(change), scope, log)).ok;
  const finished = await saveOrTell(() => repairs.finish(change), scope, log);
  if (!finished.ok || finished.value === undefined) return finished.ok;
  const account = await accounts.read(finished.value);
  if (!account.ok) await runCommand('updateToken', change.id);
  return true;
}

function sentence({ name, from, to }: UnfinishedChange): string {
  if (to === undefined) return l10n.t('“{0}” was being deleted when VS Code ended.', name);
  if (from === undefined) return l10n.t('“{0}” was being added when VS Code ended.', name);
  return scopeKey(from.scope) === scopeKey(to.scope)
    ? l10n.t('“{0}” was being changed when VS Code ended.', name)
    : l10n.t('“{0}” was being moved to the settings of {1} when VS Code ended.', name, scopeName(to.scope));
}
