import { commands } from 'vscode';
import { extensionId } from '../windowFacts';

/** Opens *Get started with Git Providers* among VS Code's welcome pages. */
export async function openWalkthrough(): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#start`, false);
}
