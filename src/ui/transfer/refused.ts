import { window } from 'vscode';
import type { PermissionKind } from '../../core/permission/permission';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { refusalSentence } from '../words/refusalWords';

/** Tells which permission is missing; `false`: the action may go ahead. */
export function isRefused(directory: Pick<ProviderDirectory, 'policy'>, permission: PermissionKind): boolean {
  const refusal = directory.policy().refuses(permission);
  if (refusal !== undefined) void window.showErrorMessage(refusalSentence(refusal));
  return refusal !== undefined;
}
