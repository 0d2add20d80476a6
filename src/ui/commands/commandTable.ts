import { addProvider, type AddProviderParts } from './addProvider';
import { addTokens, type AddTokensParts } from './addTokens';
import { addWebhook } from './addWebhook';
import { clearDefault, setDefault } from './changeDefault';
import { changeStatus } from './changeStatus';
import { runCommand, type CommandTable } from './command';
import { chooseForRepository, type ChooseForRepositoryParts } from './chooseForRepository';
import { copyDiagnosticReport } from './copyDiagnosticReport';
import { copyText } from './copyText';
import { createProject, type CreateProjectParts } from './createProject';
import { deleteProvider, type DeleteProviderParts } from './deleteProvider';
import { clearHistory, type ClearHistoryParts } from './clearHistory';
import { diagnose, type DiagnoseCommandParts } from './diagnose';
import { duplicate } from './duplicate';
import { editProvider, type EditProviderParts } from './editProvider';
import { exportDefinitions } from './exportDefinitions';
import { explainCredential, type ExplainCredentialParts } from './explainCredential';
import { forgetChoices, type ForgetChoicesParts } from './forgetChoices';
import { exportHistory } from './exportHistory';
import { exportReminders, type ExportRemindersParts } from './exportReminders';
import { importCredentials, type ImportCredentialsParts } from './importCredentials';
import { importDefinitions } from './importDefinitions';
import { leaveClient, type LeaveClientParts } from './leaveClient';
import { manageWebhooks, type WebhookParts } from './manageWebhooks';
import { moveToUser, moveToWorkspace } from './moveProvider';
import { openDashboard, type OpenDashboardParts } from './openDashboard';
import { openHost, openSettings, openTokenPage } from './openPages';
import { openWalkthrough } from './openWalkthrough';
import { removeAllTokens } from './removeAllTokens';
import { repairChanges, type RepairChangesParts } from './repairChanges';
import { reportIssue } from './reportIssue';
import { rotateToken, type RotateTokenParts } from './rotateToken';
import { restoreProvider, type RestoreProviderParts } from './restoreProvider';
import { showHistory, type ShowHistoryParts } from './showHistory';
import { useHttps, type UseHttpsParts } from './useHttps';
import { useOwnLogin, type UseOwnLoginParts } from './useOwnLogin';
import { useIdentity, type UseIdentityParts } from './useIdentity';
import { showProviderMenu, type ShowProviderMenuParts } from './showProviderMenu';
import { testConnection, type TestConnectionParts } from './testConnection';
import { testAll } from './testAll';
import { updateToken, type UpdateTokenParts } from './updateToken';
import type { GatherReportParts } from '../diagnosticReport/gatherReport';
import type { DiagnosedWebhook } from '../webhooks/webhookParts';
import { createExplainer, type ExplainerParts } from '../../core/credential/explainer';
import { cloneRepository, type CloneRepositoryParts } from './cloneRepository';
import { copyCloneUrl, copyRepositoryUrl } from './copyCloneUrl';
import { detachProject, type DetachProjectParts } from './detachProject';
import { editProject } from './editProject';
import { createInventory, type InventoryParts } from './inventory';
import { openRepository } from './openRepository';
import { openRun } from './openRun';
import { reassignProject, type ReassignProjectParts } from './reassignProject';
import { searchRepositories } from './searchRepositories';
import { openPipelineFile, openProjectFolder } from '../projects/openProjectFolder';
import { publishFolder, type PublishFolderParts } from '../projects/publishFolder';
import type { ProjectGrouping } from '../tree/projectFacts';

export type CommandParts = AddProviderParts &
  EditProviderParts &
  AddTokensParts &
  DeleteProviderParts &
  ReassignProjectParts &
  PublishFolderParts &
  InventoryParts &
  DetachProjectParts &
  CloneRepositoryParts &
  UpdateTokenParts &
  RotateTokenParts &
  ClearHistoryParts &
  ExportRemindersParts &
  RepairChangesParts &
  RestoreProviderParts &
  ShowHistoryParts &
  UseIdentityParts &
  Omit<ExplainCredentialParts & ChooseForRepositoryParts & UseOwnLoginParts & UseHttpsParts, 'explainer'> &
  ExplainerParts &
  Omit<DiagnoseCommandParts, 'explainer'> &
  ForgetChoicesParts &
  OpenDashboardParts &
  CreateProjectParts &
  ImportCredentialsParts &
  LeaveClientParts &
  GatherReportParts &
  WebhookParts &
  ShowProviderMenuParts &
  TestConnectionParts & {
    readonly refresh: () => Promise<void>;
    readonly groupProjects: (grouping: ProjectGrouping) => Promise<void>;
    readonly showMoreRepositories: (row: unknown) => void;
  };

/** What each command does. */
export function commandTable(parts: CommandParts): CommandTable {
  const { log } = parts;
  const webhooks = { ...parts, diagnose: (subject: DiagnosedWebhook) => runCommand('diagnose', subject) };
  const explaining = { ...parts, explainer: createExplainer(parts) };
  return {
    addProvider: (argument) => addProvider(parts, argument),
    editProvider: (argument) => editProvider(parts, argument),
    updateToken: (argument) => updateToken(parts, argument),
    rotateToken: (argument) => rotateToken(parts, argument),
    addTokens: () => addTokens(parts),
    removeAllTokens: () => removeAllTokens(parts),
    importCredentials: () => importCredentials(parts),
    exportDefinitions: () => exportDefinitions(parts),
    importDefinitions: () => importDefinitions(parts),
    leaveClient: () => leaveClient(parts),
    testConnection: (argument, selection) => testConnection(parts, argument, selection),
    testAll: () => testAll(parts),
    setDefault: (argument) => setDefault(parts, argument),
    clearDefault: () => clearDefault(parts),
    activate: (argument, selection) => changeStatus(parts, argument, 'active', selection),
    deactivate: (argument, selection) => changeStatus(parts, argument, 'inactive', selection),
    moveToUser: (argument) => moveToUser(parts, argument),
    moveToWorkspace: (argument) => moveToWorkspace(parts, argument),
    duplicate: (argument) => duplicate(parts, argument),
    copyName: (argument) => copyText(parts, argument, ({ name }) => name),
    copyUrl: (argument) => copyText(parts, argument, ({ baseUrl }) => baseUrl.href),
    deleteProvider: (argument, selection) => deleteProvider(parts, argument, selection),
    restoreProvider: () => restoreProvider(parts),
    repairChanges: () => repairChanges(parts),
    showHistory: (argument) => showHistory(parts, argument),
    exportHistory: () => exportHistory(parts),
    clearHistory: () => clearHistory(parts),
    exportReminders: (argument) => exportReminders(parts, argument),
    manageWebhooks: (argument) => manageWebhooks(webhooks, argument),
    addWebhook: (argument) => addWebhook(webhooks, argument),
    useIdentity: () => useIdentity(parts),
    explainCredential: (argument) => explainCredential(explaining, argument),
    diagnose: (argument) => diagnose(explaining, argument),
    chooseForRepository: (argument) => chooseForRepository(explaining, argument),
    useOwnLogin: (argument) => useOwnLogin(explaining, argument),
    forgetChoices: () => forgetChoices(parts),
    useHttps: (argument) => useHttps(explaining, argument),
    openTokenPage: (argument) => openTokenPage(parts, argument),
    openHost: (argument) => openHost(parts, argument),
    openSettings,
    openDashboard: () => openDashboard(parts),
    createProject: (argument) => createProject(parts, argument),
    showProviderMenu: (argument) => showProviderMenu(parts, argument),
    refresh: () => parts.refresh(),
    showMoreRepositories: (row) => {
      parts.showMoreRepositories(row);
    },
    openRun: (argument) => openRun(parts, argument),
    openRepository: (argument) => openRepository(parts, argument),
    openProjectFolder: (argument) => openProjectFolder(parts, argument),
    openPipelineFile: (argument) => openPipelineFile(parts, argument),
    reassignProject: (argument) => reassignProject(parts, argument),
    detachProject: (argument, selection) => detachProject(parts, argument, selection),
    editProject: (argument) => editProject(parts, argument),
    copyRepositoryUrl: (argument) => copyRepositoryUrl(parts, argument),
    groupProjectsByProvider: () => parts.groupProjects('provider'),
    groupProjectsByFolder: () => parts.groupProjects('folder'),
    createInventory: () => createInventory(parts),
    searchRepositories: (argument) => searchRepositories(parts, argument),
    cloneRepository: (argument) => cloneRepository(parts, argument),
    copyCloneUrl: (argument) => copyCloneUrl(parts, argument),
    publishFolder: (argument) => publishFolder(parts, argument),
    showLog: () => {
      log.show();
    },
    copyDiagnosticReport: () => copyDiagnosticReport(parts),
    reportIssue: () => reportIssue(parts),
    openWalkthrough,
  };
}
