/** What stands for a webhook that nobody has named: whom it calls. */
export function receiverName(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}
