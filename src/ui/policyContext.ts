import { commands } from 'vscode';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import type { Ending } from '../shared/emitter';

/**
 * Lets menus and buttons follow the permissions, which are enforced in the directory. The keys say what is missing,
 * so that a command can be called before the extension has started.
 */
export function followPolicy(directory: ProviderDirectory): Ending {
  const update = (): void => {
    const policy = directory.policy();
    const keys = {
      noRead: !policy.allows('read'),
      noWrite: !policy.allows('write'),
      noDelete: !policy.allows('delete'),
      ready: true,
    };
    for (const [key, value] of Object.entries(keys)) {
      void commands.executeCommand('setContext', `gitProviders.${key}`, value);
    }
  };
  // Reading all settings is a third of what activation takes, and nothing is shown before it ends.
  const first = setImmediate(update);
  const changes = directory.onDidChange(update);
  return {
    dispose: () => {
      clearImmediate(first);
      changes.dispose();
    },
  };
}
