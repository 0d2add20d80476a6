import { searchFor } from '../../browser/canarySearch';
import { expectEqual } from '../expectEqual';

/** Looks through folders before they are removed. */
export async function expectNoCanary(canary: string, folders: readonly string[]): Promise<void> {
  const search = searchFor([canary]);
  const found = await Promise.all(folders.map((folder) => search.inFiles(folder)));
  expectEqual(found.flat(), [], 'files with a token');
}
