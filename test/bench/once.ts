/** Figures that come out of one measurement ask for it by this: the first one begins it. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined;
  return () => (pending ??= work());
}
