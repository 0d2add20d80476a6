import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretPort } from '../../../src/core/account/accountStore';

/** A secret store that outlives its process, one file a secret, each written at once. */
export function fileSecrets(directory: string): SecretPort {
  const path = (key: string): string => join(directory, `secret.${key}`);
  return {
    onDidChange: () => ({ dispose: () => undefined }),
    get: (key) => {
      try {
        return Promise.resolve(readFileSync(path(key), 'utf8'));
      } catch {
        return Promise.resolve(undefined);
      }
    },
    async store(key, value) {
      await writeFile(`${path(key)}.partial`, value);
      await rename(`${path(key)}.partial`, path(key));
    },
    delete: (key) => rm(path(key), { force: true }),
  };
}
