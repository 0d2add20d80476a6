/** Takes user names and passwords out of the addresses in a text. */
export function withoutLogin(text: string): string {
  return text.replace(/:\/\/[^\s/@]*@/g, '://');
}
