/** What the server of pages needs of VS Code outside of it: words as they are, and commands that do nothing. */
export const l10n = { t: (text: string): string => text };
export const commands = { executeCommand: (): Promise<void> => Promise.resolve() };
export const window = {};
export class Disposable {
  constructor(readonly dispose: () => void) {}
}
