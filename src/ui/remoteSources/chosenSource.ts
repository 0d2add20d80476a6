/** Told of the one repository that somebody chose from a list. */
export type OnChosen = (url: string) => void;

/**
 * Gives rows whose `url` tells when it is read: VS Code's Git API has no other sign of a choice. It reads the address of
 * the row that is chosen, and no other. Were it ever to read several together, to show them, nothing was chosen.
 */
export function chosenSources<T>(onChosen: OnChosen): (row: T, url: string) => T & { readonly url: string } {
  const read = new Set<string>();
  const settle = (): void => {
    const [only, second] = read;
    read.clear();
    if (only !== undefined && second === undefined) onChosen(only);
  };
  return (row, url) => ({
    ...row,
    get url() {
      if (read.size === 0) queueMicrotask(settle);
      read.add(url);
      return url;
    },
  });
}
