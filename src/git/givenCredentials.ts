import { createHash } from 'node:crypto';
import { appendFile, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret } from '../core/account/secret';
import { hasCode } from './hasCode';
import { writeWhenDifferent } from './writeWhenDifferent';

/** Name of the file in the runtime directory whose time says when a broker last gave a credential. */
export const answeredFile = 'answered';

/** How long a credential may have gone out before Git reports what became of it, in minutes. */
export const answeredMinutes = 5;

const kept = 200;

/**
 * What the brokers of all windows gave to Git, as digests. A window that is asked to `store` the token of another
 * one, which has closed in between, knows it by this and keeps it from other helpers. The digests are of random
 * tokens, in a private directory that lasts as long as the session.
 */
export interface GivenCredentials {
  /** Resolves once the record is written: only then may the credential go out. */
  remember(password: Secret): Promise<void>;
  includes(password: Secret): Promise<boolean>;
}

export function givenCredentials(runtimeDirectory: string): GivenCredentials {
  const path = join(runtimeDirectory, answeredFile);
  return {
    async remember(password) {
      const digest = digestOf(password);
      const digests = await readDigests(path);
      if (digests.includes(digest)) {
        const now = new Date();
        await utimes(path, now, now);
      } else if (digests.length < 2 * kept) {
        await appendFile(path, `${digest}\n`, { mode: 0o600 });
      } else {
        await writeWhenDifferent(path, `${[...digests.slice(-kept), digest].join('\n')}\n`, 0o600);
      }
    },
    async includes(password) {
      return (await readDigests(path)).includes(digestOf(password));
    },
  };
}

function digestOf(password: Secret): string {
  return createHash('sha256').update(`git-providers\n${password.open()}`).digest('hex');
}

async function readDigests(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
