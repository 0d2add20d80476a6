import { posix } from 'node:path';
import { l10n } from 'vscode';
import type { HistoryAction } from '../../core/history/history';
import type { FieldChange } from '../../core/history/historyRows';
import type { RestorableDefinition } from '../../core/history/restorableDefinitions';
import type { Health } from '../../core/provider/health';
import { fieldLabel } from './fieldWords';

/**
 * What happened to a provider.
 *
 * @param scope `scopeKey` of the scope in which the definition lives
 * @param quote makes a text that others wrote fit for where the words stand
 */
export function actionLabel(action: HistoryAction, scope: string, quote: (text: string) => string): string {
  switch (action.kind) {
    case 'created':
      return action.outside === true ? l10n.t('Found in the settings') : l10n.t('Created');
    case 'edited':
      return action.outside === true ? l10n.t('Edited in the settings') : l10n.t('Edited');
    case 'moved':
      return l10n.t('Moved from {0} to {1}', quote(placeName(action.from)), quote(placeName(scope)));
    case 'activated':
      return l10n.t('Activated');
    case 'deactivated':
      return l10n.t('Deactivated');
    case 'deleted':
      return l10n.t('Deleted');
    case 'tested':
      return outcomeLabel(action.outcome);
    case 'tokenReplaced':
      return l10n.t('Token replaced');
    case 'tokenRemoved':
      return l10n.t('Token removed');
    case 'rotated':
      return l10n.t('Token rotated');
    case 'defaultSet':
      return l10n.t('Set as default');
    case 'defaultCleared':
      return l10n.t('No longer the default');
    case 'dismissed':
      return l10n.t('Gone from the settings, and not wanted back');
  }
}

function outcomeLabel(outcome: Health['outcome']): string {
  switch (outcome) {
    case 'connected':
      return l10n.t('Tested: connected');
    case 'rejected':
      return l10n.t('Tested: rejected by host');
    case 'problem':
      return l10n.t('Tested: failed');
    case 'offline':
      return l10n.t('Tested: offline');
  }
}

export function changeLabel({ field, before, after }: FieldChange, quote: (text: string) => string): string {
  const shown = (value: string | undefined): string => (value === undefined ? l10n.t('none') : quote(value));
  return l10n.t('{field}: {before} → {after}', {
    field: fieldLabel(field),
    before: shown(before),
    after: shown(after),
  });
}

/** @param when the time of its last entry, in words */
export function restorableLabel(how: RestorableDefinition['how'], when: string): string {
  switch (how) {
    case 'deleted':
      return l10n.t('Deleted {0}.', when);
    case 'vanished':
      return l10n.t('Vanished from the settings, last changed {0}.', when);
  }
}

/** Names a scope by its `scopeKey`, also one that is not open. */
export function placeName(key: string): string {
  const [kind = '', uri = ''] = key.split(/ (.*)/s);
  const name = lastSegment(uri);
  switch (kind) {
    case 'user':
      return l10n.t('User');
    case 'workspace':
      return l10n.t('Workspace {0}', name);
    default:
      return name;
  }
}

function lastSegment(uri: string): string {
  const name = posix.basename(uri);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
