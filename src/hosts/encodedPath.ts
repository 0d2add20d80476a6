/** `organization/name` as it stands in an address: each segment encoded by itself. */
export function encodedPath(fullName: string): string {
  return fullName.split('/').map(encodeURIComponent).join('/');
}
