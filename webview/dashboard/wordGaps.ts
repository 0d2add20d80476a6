import type { CountWords } from '../../src/shared/dashboard/dashboardWords';

/** The sentence with `{0}`, `{1}` and so on filled in. */
export function filled(sentence: string, ...values: readonly string[]): string {
  return sentence.replace(/\{(\d)\}/g, (gap, index: string) => values[Number(index)] ?? gap);
}

/** @param locale BCP 47, by which the number is written */
export function counted(words: CountWords, count: number, locale: string): string {
  return count === 1 ? words.one : filled(words.many, count.toLocaleString(locale));
}
