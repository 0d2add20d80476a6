/** In any letter case. */
export function includesText(whole: string, part: string): boolean {
  return whole.toLowerCase().includes(part.toLowerCase());
}
