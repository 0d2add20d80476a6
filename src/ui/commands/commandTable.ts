import { addProvider, type AddProviderParts } from './addProvider';
import { addTokens, type AddTokensParts } from './addTokens';
import { clearDefault, setDefault } from './changeDefault';
import { changeStatus } from './changeStatus';
import type { CommandTable } from './command';
import { chooseForRepository, type ChooseForRepositoryParts } from './chooseForRepository';
import { copyText } from './copyText';
import { deleteProvider, type DeleteProviderParts } from './deleteProvider';
import { clearHistory, type ClearHistoryParts } from './clearHistory';
import { duplicate } from './duplicate';
import { editProvider } from './editProvider';
import { explainCredential, type ExplainCredentialParts } from './explainCredential';
import { forgetChoices, type ForgetChoicesParts } from './forgetChoices';
import { exportHistory } from './exportHistory';
import { moveToUser, moveToWorkspace } from './moveProvider';
import { openHost, openSettings, openTokenPage } from './openPages';
import { removeAllTokens } from './removeAllTokens';
import { repairChanges, type RepairChangesParts } from './repairChanges';
import { restoreProvider, type RestoreProviderParts } from './restoreProvider';
import { showHistory, type ShowHistoryParts } from './showHistory';
import { useHttps, type UseHttpsParts } from './useHttps';
import { useOwnLogin, type UseOwnLoginParts } from './useOwnLogin';
import { useIdentity, type UseIdentityParts } from './useIdentity';
import { showProviderMenu } from './showProviderMenu';
import { testConnection, type TestConnectionParts } from './testConnection';
import { testAll } from './testAll';
import { updateToken, type UpdateTokenParts } from './updateToken';

import { createExplainer, type ExplainerParts } from '../../core/credential/explainer';

export type CommandParts = AddProviderParts &
  AddTokensParts &
  DeleteProviderParts &
  UpdateTokenParts &
  ClearHistoryParts &
  RepairChangesParts &
  RestoreProviderParts &
  ShowHistoryParts &
  UseIdentityParts &
  Omit<ExplainCredentialParts & ChooseForRepositoryParts & UseOwnLoginParts & UseHttpsParts, 'explainer'> &
  ExplainerParts &
  ForgetChoicesParts &
  TestConnectionParts & {
    readonly refresh: () => Promise<void>;
  };

/** What each command does. */
export function commandTable(parts: CommandParts): CommandTable {
  const { log } = parts;
  const explaining = { ...parts, explainer: createExplainer(parts) };
  return {
    addProvider: () => addProvider(parts),
    editProvider: (argument) => editProvider(parts, argument),
    updateToken: (argument) => updateToken(parts, argument),
    addTokens: () => addTokens(parts),
    removeAllTokens: () => removeAllTokens(parts),
    testConnection: (argument) => testConnection(parts, argument),
    testAll: () => testAll(parts),
    setDefault: (argument) => setDefault(parts, argument),
    clearDefault: () => clearDefault(parts),
    activate: (argument) => changeStatus(parts, argument, 'active'),
    deactivate: (argument) => changeStatus(parts, argument, 'inactive'),
    moveToUser: (argument) => moveToUser(parts, argument),
    moveToWorkspace: (argument) => moveToWorkspace(parts, argument),
    duplicate: (argument) => duplicate(parts, argument),
    copyName: (argument) => copyText(parts, argument, ({ name }) => name),
    copyUrl: (argument) => copyText(parts, argument, ({ baseUrl }) => baseUrl.href),
    deleteProvider: (argument) => deleteProvider(parts, argument),
    restoreProvider: () => restoreProvider(parts),
    repairChanges: () => repairChanges(parts),
    showHistory: (argument) => showHistory(parts, argument),
    exportHistory: () => exportHistory(parts),
    clearHistory: () => clearHistory(parts),
    useIdentity: () => useIdentity(parts),
    explainCredential: (argument) => explainCredential(explaining, argument),
    chooseForRepository: (argument) => chooseForRepository(explaining, argument),
    useOwnLogin: (argument) => useOwnLogin(explaining, argument),
    forgetChoices: () => forgetChoices(parts),
    useHttps: (argument) => useHttps(explaining, argument),
    openTokenPage: (argument) => openTokenPage(parts, argument),
    openHost: (argument) => openHost(parts, argument),
    openSettings,
    showProviderMenu: (argument) => showProviderMenu(parts, argument),
    refresh: () => parts.refresh(),
    showLog: () => {
      log.show();
    },
  };
}
