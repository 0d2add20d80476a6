/** Items that need not all exist at once: an array, or a rule by which any part of it can be made. */
export interface Sequence<T> {
  readonly length: number;
  /** `end` is not included, as with arrays. */
  slice(start: number, end: number): readonly T[];
}

export function generated<T>(length: number, make: (index: number) => T): Sequence<T> {
  return {
    length,
    slice(start, end) {
      const items: T[] = [];
      for (let index = Math.max(0, start); index < Math.min(end, length); index++) items.push(make(index));
      return items;
    },
  };
}

export function joined<T>(parts: readonly Sequence<T>[]): Sequence<T> {
  return {
    length: parts.reduce((sum, part) => sum + part.length, 0),
    slice(start, end) {
      const items: T[] = [];
      let before = 0;
      for (const part of parts) {
        const [from, to] = [Math.max(0, start - before), Math.min(part.length, end - before)];
        if (from < to) items.push(...part.slice(from, to));
        before += part.length;
      }
      return items;
    },
  };
}
