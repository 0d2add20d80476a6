import { l10n } from 'vscode';
import type { Scope } from '../../core/provider/provider';

/** What VS Code's settings editor calls a scope. */
export function scopeName(scope: Scope): string {
  switch (scope.kind) {
    case 'user':
      return l10n.t('User');
    case 'workspace':
      return l10n.t('Workspace');
    case 'folder':
      return scope.name;
  }
}
