/** Tries until it passes; the last failure counts after so many milliseconds. */
export async function within(milliseconds: number, check: () => unknown): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}
