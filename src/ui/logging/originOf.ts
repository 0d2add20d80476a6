/** Scheme, host and port of an address; nothing else of it is kept. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return 'no web address';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
