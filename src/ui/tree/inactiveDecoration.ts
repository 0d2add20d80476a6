import { FileDecoration, ThemeColor, Uri, window, type Disposable } from 'vscode';

const scheme = 'git-providers-inactive';

/** Stands for the row of an inactive provider, and for no file. */
export function inactiveUri(providerId: string): Uri {
  return Uri.from({ scheme, path: `/${providerId}` });
}

/** Dims the rows of inactive providers: a row has no colour of its own, only what it stands for has one. */
export function dimInactiveRows(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: (uri) =>
      uri.scheme === scheme
        ? new FileDecoration(undefined, undefined, new ThemeColor('disabledForeground'))
        : undefined,
  });
}
