/** Does something while the clock of this process is in a time zone of the IANA's, `Pacific/Kiritimati`. */
export async function inZone<T>(zone: string, work: () => Promise<T> | T): Promise<T> {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}
