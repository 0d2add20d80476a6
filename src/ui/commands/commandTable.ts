import { addProvider, type AddProviderParts } from './addProvider';
import { applyRemedy } from './applyRemedy';
import type { CommandTable } from './command';
import { deleteProvider, type DeleteProviderParts } from './deleteProvider';
import { openHost, openSettings, openTokenPage } from './openPages';
import { showProviderMenu } from './showProviderMenu';
import { testConnection, type TestConnectionParts } from './testConnection';
import { updateToken, type UpdateTokenParts } from './updateToken';

export type CommandParts = AddProviderParts &
  DeleteProviderParts &
  UpdateTokenParts &
  Omit<TestConnectionParts, 'applyRemedy'> & { readonly refresh: () => void };

/** What each command does. */
export function commandTable(parts: CommandParts): CommandTable {
  const { log } = parts;
  return {
    addProvider: () => addProvider(parts),
    updateToken: (argument) => updateToken(parts, argument),
    testConnection: (argument) =>
      testConnection(
        { ...parts, applyRemedy: (remedy, provider, check) => applyRemedy(log, remedy, provider, check) },
        argument,
      ),
    deleteProvider: (argument) => deleteProvider(parts, argument),
    openTokenPage: (argument) => openTokenPage(parts, argument),
    openHost: (argument) => openHost(parts, argument),
    openSettings,
    showProviderMenu: (argument) => showProviderMenu(parts, argument),
    refresh: () => {
      parts.refresh();
    },
    showLog: () => {
      log.show();
    },
  };
}
