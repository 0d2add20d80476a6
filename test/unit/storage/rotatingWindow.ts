import { join } from 'node:path';
import { createAccountStore, type AccountStore } from '../../../src/core/account/accountStore';
import { planRotation } from '../../../src/core/lifecycle/rotation/planRotation';
import type { RotateOnHostParts } from '../../../src/core/lifecycle/rotation/rotateOnHost';
import type { RotationPlan } from '../../../src/core/lifecycle/rotation/planRotation';
import { readPolicy } from '../../../src/core/permission/permission';
import { createHealthStore, type HealthStore } from '../../../src/core/provider/health';
import { userScope, type Provider } from '../../../src/core/provider/provider';
import { hosts as knownHosts } from '../../../src/hosts/hosts';
import { openStorage, type Storage } from '../../../src/storage/openStorage';
import { baseUrlOf } from '../hosts/baseUrlOf';
import { fileSecrets } from './fileSecrets';

export const hosts = new Map(knownHosts.map((host) => [host.type, host]));

export interface RotatingWindow {
  readonly provider: Provider;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly storage: Storage;
  readonly parts: RotateOnHostParts;
  plan(): Promise<RotationPlan>;
}

/**
 * What a window is made of that rotates the token of one provider, over files in `folder` that outlive it.
 *
 * @param secrets folder of the secret store
 */
export function rotatingWindow(folder: string, baseUrl: string, secrets = folder): RotatingWindow {
  const now = (): Date => new Date();
  const storage = openStorage({ directory: join(folder, 'storage'), windowId: 'empty', now });
  const policy = readPolicy({ permissions: ['*'], allowedHosts: [] });
  const accounts = createAccountStore(fileSecrets(secrets), now, () => policy);
  const memory = new Map<string, unknown>();
  const health = createHealthStore({
    keys: () => [...memory.keys()],
    get: (key) => memory.get(key),
    update: (key, value) => Promise.resolve(void memory.set(key, value)),
  });
  const provider: Provider = {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Work',
    type: 'gitlab',
    status: 'active',
    scope: userScope,
    baseUrl: baseUrlOf(baseUrl),
  };
  return {
    provider,
    accounts,
    health,
    storage,
    parts: {
      accounts,
      health,
      providers: () => [provider],
      journal: storage.rotations,
      takeTurn: () => storage.takeRotationTurn(),
      keepByHand: () => Promise.resolve('done'),
      now,
      log: (problem) => {
        throw new Error(problem);
      },
    },
    async plan() {
      const signal = new AbortController().signal;
      const plan = await planRotation({ accounts, hosts, policy: () => policy }, provider, signal);
      if (!plan.ok) throw new Error(plan.error.kind);
      return plan.value;
    },
  };
}
