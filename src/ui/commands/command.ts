import { commands, l10n, window, type Disposable, type LogOutputChannel } from 'vscode';
import { commandIds, commandPrefix, type CommandId } from './commandIds';

/** `argument` is what a menu, a key or another extension passed on: unknown until the command has decoded it. */
export type CommandHandler = (argument: unknown) => Promise<void> | void;

/** A command without a handler does not compile. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;

/** Registers all commands, loaded by the first of them, behind one boundary: a bug is logged with its cause and told in one sentence. */
export function registerCommands(load: () => Promise<CommandTable>, log: LogOutputChannel): Disposable[] {
  let loading: Promise<CommandTable> | undefined;
  return commandIds.map((id) =>
    commands.registerCommand(commandPrefix + id, async (argument: unknown) => {
      try {
        loading ??= load();
        const table = await loading;
        await table[id](argument);
      } catch (cause) {
        log.error(`Command ${id} failed`, cause instanceof Error ? cause : String(cause));
        await tellFailure(log);
      }
    }),
  );
}

async function tellFailure(log: LogOutputChannel): Promise<void> {
  const showLog = l10n.t('Show Log');
  const sentence = l10n.t('That did not work because of an unexpected problem. The log has the details.');
  if ((await window.showErrorMessage(sentence, showLog)) === showLog) log.show();
}

export function runCommand(id: CommandId, argument?: unknown): Thenable<unknown> {
  return commands.executeCommand(commandPrefix + id, argument);
}
