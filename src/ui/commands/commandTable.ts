import { addProvider, type AddProviderParts } from './addProvider';
import { addTokens, type AddTokensParts } from './addTokens';
import { applyRemedy } from './applyRemedy';
import { clearDefault, setDefault } from './changeDefault';
import { changeStatus } from './changeStatus';
import type { CommandTable } from './command';
import { copyText } from './copyText';
import { deleteProvider, type DeleteProviderParts } from './deleteProvider';
import { duplicate } from './duplicate';
import { editProvider } from './editProvider';
import { openHost, openSettings, openTokenPage } from './openPages';
import { removeAllTokens } from './removeAllTokens';
import { showProviderMenu } from './showProviderMenu';
import { testConnection, type TestConnectionParts } from './testConnection';
import { testAll } from './testAll';
import { updateToken, type UpdateTokenParts } from './updateToken';

export type CommandParts = AddProviderParts &
  AddTokensParts &
  DeleteProviderParts &
  UpdateTokenParts &
  Omit<TestConnectionParts, 'applyRemedy'> & { readonly refresh: () => void };

/** What each command does. */
export function commandTable(parts: CommandParts): CommandTable {
  const { log } = parts;
  return {
    addProvider: () => addProvider(parts),
    editProvider: (argument) => editProvider(parts, argument),
    updateToken: (argument) => updateToken(parts, argument),
    addTokens: () => addTokens(parts),
    removeAllTokens: () => removeAllTokens(parts),
    testConnection: (argument) =>
      testConnection(
        { ...parts, applyRemedy: (remedy, provider, check) => applyRemedy(log, remedy, provider, check) },
        argument,
      ),
    testAll: () => testAll(parts),
    setDefault: (argument) => setDefault(parts, argument),
    clearDefault: () => clearDefault(parts),
    activate: (argument) => changeStatus(parts, argument, 'active'),
    deactivate: (argument) => changeStatus(parts, argument, 'inactive'),
    duplicate: (argument) => duplicate(parts, argument),
    copyName: (argument) => copyText(parts, argument, ({ name }) => name),
    copyUrl: (argument) => copyText(parts, argument, ({ baseUrl }) => baseUrl.href),
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
