import type { AccountStore } from '../../account/accountStore';
import { tokenSince } from '../../account/tokenSince';
import type { GitHost } from '../../host/gitHost';
import type { HealthStore } from '../../provider/health';
import type { Provider } from '../../provider/provider';
import { judgeToken } from './judgeToken';
import type { RotationJournal, UnfinishedRotation } from './rotationJournal';

export interface FindInterruptedParts {
  readonly journal: Pick<RotationJournal, 'unfinished' | 'settle'>;
  readonly accounts: Pick<AccountStore, 'read'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly health: Pick<HealthStore, 'write'>;
  readonly find: (id: string) => Provider | undefined;
  readonly now: () => Date;
}

/** Milliseconds for which an entry waits for its provider, which may be of a workspace that is not open. */
const longestMs = 30 * 86_400_000;

/**
 * Providers whose token was lost because the window ended, or the host was out of reach, while it was being rotated.
 * Each is given once. What turns out to be whole is settled, and what cannot be told yet stays for the next time.
 */
export async function findInterrupted(parts: FindInterruptedParts): Promise<readonly Provider[]> {
  const { journal, find } = parts;
  const lost: Provider[] = [];
  for (const rotation of await journal.unfinished()) {
    const provider = find(rotation.id);
    const outcome =
      provider === undefined ? whenAbsent(rotation, parts.now()) : await look(parts, rotation, provider);
    if (outcome !== 'unknown') await journal.settle(rotation.key);
    if (outcome === 'lost' && provider !== undefined) lost.push(provider);
  }
  return lost;
}

type Outcome = 'whole' | 'lost' | 'unknown';

function whenAbsent({ at }: UnfinishedRotation, now: Date): Outcome {
  return now.getTime() - Date.parse(at) < longestMs ? 'unknown' : 'whole';
}

async function look(
  { accounts, hosts, health, now }: FindInterruptedParts,
  { at }: UnfinishedRotation,
  provider: Provider,
): Promise<Outcome> {
  const account = await accounts.read(provider);
  const host = hosts.get(provider.type);
  // Without a token its row says so, and one that was stored later is the new one.
  if (!account.ok || host === undefined || tokenSince(account.value) > at) return 'whole';
  switch (await judgeToken(await host.connect(provider.baseUrl, account.value))) {
    case 'works':
      return 'whole';
    case 'unknown':
      return 'unknown';
    case 'dead':
      await health.write(provider.id, {
        outcome: 'rejected',
        checkedAt: now().toISOString(),
        tokenSavedAt: account.value.savedAt,
      });
      return 'lost';
  }
}
