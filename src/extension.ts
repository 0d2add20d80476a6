import { ExtensionMode, type ExtensionContext } from 'vscode';
import type { GitProvidersExtension } from '../api/git-providers';
import { createServices, type Services } from './services';
import { createExportedApi } from './ui/api/exportedApi';
import { registerAuthentication } from './ui/authentication/registerAuthentication';
import { registerCommands } from './ui/commands/command';
import { connectGit } from './ui/connectGit';
import { followHealth } from './ui/followHealth';
import { followSettings } from './ui/followSettings';
import { followStorage } from './ui/followStorage';
import { followPolicy } from './ui/policyContext';
import { noticeRejectedTokens } from './ui/rejectedNotice';
import { createProvidersTree } from './ui/tree/providersTree';

/** Gives the exported API; the services only to tests that run inside VS Code. */
export function activate(
  context: ExtensionContext,
): GitProvidersExtension & { readonly services?: Services } {
  const services = createServices(context);
  const { log, health, directory, tester } = services;
  const tree = createProvidersTree(services);
  const definitions = followSettings(services);
  const api = createExportedApi(services);
  context.subscriptions.push(
    tree,
    definitions,
    ...registerCommands(async () => {
      const { commandTable } = await import('./ui/commands/commandTable');
      return commandTable({
        ...services,
        refresh: async () => {
          await services.settings.refresh();
          tree.refresh();
        },
        historyChanged: () => {
          definitions.lookAgain();
        },
      });
    }, log),
    followPolicy(directory),
    noticeRejectedTokens(health, directory, (id) => tester.isTesting(id)),
    connectGit(services),
    registerAuthentication(services),
    api,
    followStorage(services),
    followHealth(services),
  );
  if (context.extensionMode !== ExtensionMode.Test) return api.exports;
  return Object.freeze({ ...api.exports, services });
}
