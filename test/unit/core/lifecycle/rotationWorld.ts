import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccountStore, type AccountStore } from '../../../../src/core/account/accountStore';
import { Secret } from '../../../../src/core/account/secret';
import type { HistoryNote } from '../../../../src/core/history/history';
import { planRotation } from '../../../../src/core/lifecycle/rotation/planRotation';
import {
  rotateOnHost,
  type RotateOnHostParts,
  type RotationEnd,
} from '../../../../src/core/lifecycle/rotation/rotateOnHost';
import { createHealthStore, type HealthStore } from '../../../../src/core/provider/health';
import type { Provider } from '../../../../src/core/provider/provider';
import { createRotationJournal } from '../../../../src/storage/rotationJournal';
import type { PracticeHost } from '../../../hosts/core/practiceHost';
import { signal } from '../../hosts/practiceClient';
import { everythingAllowed, hosts, memoryMemento, memorySecrets, sample } from '../sampleProviders';

export interface RotationWorld {
  readonly provider: Provider;
  readonly accounts: AccountStore;
  readonly secrets: ReturnType<typeof memorySecrets>;
  readonly health: HealthStore;
  /** Where the journal is. */
  readonly directory: string;
  readonly notes: readonly HistoryNote[];
  /** All that was logged. */
  readonly logged: readonly string[];
  readonly parts: RotateOnHostParts;
  /** The stored token. */
  token(of?: Provider): Promise<string | undefined>;
  rotate(parts?: Partial<RotateOnHostParts>, expiresOn?: string): Promise<RotationEnd>;
}

let count = 0;

export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A provider of a practice GitLab, with a token of its own that may be rotated. */
export async function rotationWorld(
  host: PracticeHost,
  token = `glpat-CANARYrotation${String(++count).padStart(6, '0')}`,
): Promise<RotationWorld> {
  if (host.tokens.every((each) => each.token !== token)) {
    host.addToken({ token, label: `rotated ${token}`, user: 'alice', scopes: ['api'] });
  }
  const directory = await mkdtemp(join(tmpdir(), 'rotations-'));
  const provider = sample(host.baseUrl, { type: 'gitlab' });
  const notes: HistoryNote[] = [];
  const logged: string[] = [];
  const secrets = memorySecrets();
  const now = (): Date => new Date();
  const note = (each: HistoryNote): Promise<void> => {
    notes.push(each);
    return Promise.resolve();
  };
  const accounts = createAccountStore(secrets, now, () => everythingAllowed, note);
  await accounts.save(provider, {
    token: new Secret(token),
    username: 'alice',
    expiresAt: '2026-11-30T00:00:00Z',
  });
  const health = createHealthStore(memoryMemento());
  const parts: RotateOnHostParts = {
    accounts,
    health,
    providers: () => [provider],
    journal: createRotationJournal(directory, now),
    takeTurn: () => Promise.resolve({ release: () => Promise.resolve() }),
    keepByHand: () => Promise.reject(new Error('nothing to keep')),
    now,
    log: (problem, cause) => void logged.push(`${problem}: ${String(cause)}`),
  };
  return {
    provider,
    accounts,
    secrets,
    health,
    directory,
    notes,
    logged,
    parts,
    async token(of = provider) {
      const account = await accounts.read(of);
      return account.ok ? account.value.token.open() : undefined;
    },
    async rotate(more = {}, expiresOn = inDays(90)) {
      const policy = () => everythingAllowed;
      const plan = await planRotation({ accounts, hosts, policy }, provider, signal);
      if (!plan.ok) throw new Error(plan.error.kind);
      return rotateOnHost({ ...parts, ...more }, plan.value, expiresOn);
    },
  };
}

/** The journal as it stands on the disk. */
export async function journalTexts(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  return Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
}

/** The answer of GitLab to "who am I". */
export async function statusOf(host: PracticeHost, token: string | undefined): Promise<number> {
  const headers = { 'private-token': token ?? '' };
  return (await fetch(`${host.baseUrl}/api/v4/user`, { headers })).status;
}
