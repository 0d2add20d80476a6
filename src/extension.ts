import { ExtensionMode, type ExtensionContext } from 'vscode';
import type { GitProvidersExtension } from '../api/git-providers';
import { createServices, type Services } from './services';
import { createExportedApi } from './ui/api/exportedApi';
import { registerAuthentication } from './ui/authentication/registerAuthentication';
import { registerCommands, runCommand } from './ui/commands/command';
import { connectGit } from './ui/connectGit';
import { handleDeepLinks } from './ui/deepLink/handleDeepLinks';
import { createForms } from './ui/form/lazyForms';
import { followHealth } from './ui/followHealth';
import { followSettings } from './ui/followSettings';
import { followStorage } from './ui/followStorage';
import { lookOn } from './ui/lookOn';
import { followPolicy } from './ui/policyContext';
import { noticeRejectedTokens } from './ui/rejectedNotice';
import { createTrees } from './ui/tree/trees';

/** Gives the exported API; the services only to tests that run inside VS Code. */
export function activate(
  context: ExtensionContext,
): GitProvidersExtension & { readonly services?: Services } {
  const services = createServices(context);
  const { log, health, directory, tester } = services;
  const trees = createTrees(services);
  const definitions = followSettings(services);
  const forms = createForms({ ...services, extensionUri: context.extensionUri });
  const api = createExportedApi(services);
  context.subscriptions.push(
    trees,
    definitions,
    ...registerCommands(
      async () => {
        const { commandTable } = await import('./ui/commands/commandTable');
        return commandTable({
          ...services,
          forms,
          refresh: async () => {
            await services.settings.refresh();
            trees.refresh();
          },
          showMoreRepositories: (row) => {
            trees.showMore(row);
          },
          groupProjects: (grouping) => trees.groupProjects(grouping),
          historyChanged: () => {
            definitions.lookAgain();
          },
        });
      },
      log,
      (view) => trees.selectedRows(view),
    ),
    followPolicy(directory),
    noticeRejectedTokens(health, directory, (id) => tester.isTesting(id)),
    connectGit(services),
    registerAuthentication(services),
    forms.register(),
    api,
    followStorage(services),
    followHealth(services),
    handleDeepLinks(services),
    lookOn({
      ...services,
      storageDirectory: context.globalStorageUri.fsPath,
      rotate: (id) => runCommand('rotateToken', id),
    }),
  );
  if (context.extensionMode !== ExtensionMode.Test) return api.exports;
  return Object.freeze({ ...api.exports, services });
}
