import { HostFailure } from './transport/hostFailure';

/** Throws where `version`, such as `3.9.1` or `19.2.1-ee`, is older than `needed`. One that cannot be read passes. */
export function requireVersion(version: string, needed: string): void {
  const [seen, least] = [numbersOf(version), numbersOf(needed)];
  if (seen.length === 0) return;
  for (const [place, number] of least.entries()) {
    const own = seen[place] ?? 0;
    if (own > number) return;
    if (own < number) throw new HostFailure({ kind: 'tooOld', version, needed });
  }
}

function numbersOf(version: string): readonly number[] {
  const numbers = /^v?(\d{1,6}(?:\.\d{1,6})*)/.exec(version.trim())?.[1];
  return numbers?.split('.').map(Number) ?? [];
}
