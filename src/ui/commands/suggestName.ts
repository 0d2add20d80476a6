import { nameKey } from '../../core/provider/definitionRules';

/** `wish`, or with the first number that makes it free. `taken` holds `nameKey`s. */
export function suggestName(wish: string, taken: ReadonlySet<string>): string {
  if (!taken.has(nameKey(wish))) return wish;
  let number = 2;
  while (taken.has(nameKey(`${wish} ${number}`))) number++;
  return `${wish} ${number}`;
}
