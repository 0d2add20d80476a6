import { ExtensionMode, type ExtensionContext } from 'vscode';
import { createServices, type Services } from './services';
import { registerCommands } from './ui/commands/command';
import { connectGit } from './ui/connectGit';
import { followPolicy } from './ui/policyContext';
import { noticeRejectedTokens } from './ui/rejectedNotice';
import { createProvidersTree } from './ui/tree/providersTree';

/** Gives the services to tests that run inside VS Code, and nothing to other extensions. */
export function activate(context: ExtensionContext): Services | undefined {
  const services = createServices(context);
  const { log, health, directory, tester } = services;
  const tree = createProvidersTree(services);
  context.subscriptions.push(
    tree,
    ...registerCommands(async () => {
      const { commandTable } = await import('./ui/commands/commandTable');
      return commandTable({
        ...services,
        refresh: () => {
          tree.refresh();
        },
      });
    }, log),
    followPolicy(directory),
    noticeRejectedTokens(health, directory, (id) => tester.isTesting(id)),
    connectGit(services),
  );
  return context.extensionMode === ExtensionMode.Test ? services : undefined;
}
