/** Headers as a library hands them on, in any letter case; what is no text or number is left out. */
export function headersOf(record: Readonly<Record<string, unknown>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string' || typeof value === 'number') headers.set(name, String(value));
  }
  return headers;
}

export function headersOfRecord(headers: Headers): Record<string, string> {
  return Object.fromEntries(headers.entries());
}
