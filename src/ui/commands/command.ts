import * as v from 'valibot';
import { commands, l10n, window, type Disposable, type LogOutputChannel } from 'vscode';
import { commandIds, commandPrefix, type CommandId } from './commandIds';

/**
 * `argument` is what a menu, a key or another extension passed on: unknown until the command has decoded it.
 * `selection` is what VS Code adds to the row on which a menu was opened: all rows that are selected.
 */
export type CommandHandler = (argument: unknown, selection?: unknown) => Promise<void> | void;

/** A command without a handler does not compile. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;

/** What a key says in the manifest that is for the selected rows: VS Code passes no row on to it. */
const ofSelection = v.object({ of: v.literal('selection'), view: v.string() });

/** What the keys of providers do where projects are selected below them. */
const ofProjects: Partial<Record<CommandId, CommandId>> = {
  deleteProvider: 'detachProject',
  editProvider: 'editProject',
};

/**
 * Registers all commands, loaded by the first of them, behind one boundary: a bug is logged with its cause and told in
 * one sentence.
 *
 * @param selectedRows what a key is for that says so, by the id of the view in which it is pressed
 */
export function registerCommands(
  load: () => Promise<CommandTable>,
  log: LogOutputChannel,
  selectedRows: (view: string) => readonly { readonly kind: string }[] = () => [],
): Disposable[] {
  let loading: Promise<CommandTable> | undefined;
  return commandIds.map((id) =>
    commands.registerCommand(commandPrefix + id, async (argument: unknown, selection: unknown) => {
      log.debug(`Command ${id}`);
      try {
        loading ??= load();
        const table = await loading;
        const rows = v.is(ofSelection, argument) ? selectedRows(argument.view) : undefined;
        const [row] = rows ?? [];
        if (rows === undefined) await table[id](argument, selection);
        else if (row !== undefined)
          await table[row.kind === 'project' ? (ofProjects[id] ?? id) : id](row, rows);
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
