import { Secret } from '../../../src/core/account/secret';
import type { AccountStore } from '../../../src/core/account/accountStore';
import { createAccountStore, type SecretPort } from '../../../src/core/account/accountStore';
import { readPolicy } from '../../../src/core/permission/permission';
import { parseBaseUrl, type BaseUrl } from '../../../src/core/provider/baseUrl';
import type { MemoryPort } from '../../../src/core/provider/health';
import {
  userScope,
  type Provider,
  type ProviderDefinition,
  type Scope,
} from '../../../src/core/provider/provider';
import type { SettingsChange, SettingsPort, WriteProblem } from '../../../src/core/provider/settingsPort';
import { fail, ok, type Result } from '../../../src/shared/result';
import type { SettingsLayer } from '../../../src/core/provider/settingsLayer';
import { encodeDefinition } from '../../../src/core/provider/decodeDefinition';
import { createEmitter, type Emitter } from '../../../src/shared/emitter';
import { hosts as knownHosts } from '../../../src/hosts/hosts';

export const hosts = new Map(knownHosts.map((host) => [host.type, host]));
export { knownHosts };

export const workspaceScope: Scope = { kind: 'workspace', uri: 'file:///work' };

export function baseUrl(text: string): BaseUrl {
  const parsed = parseBaseUrl(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error}`);
  return parsed.value;
}

export const everythingAllowed = readPolicy({ permissions: ['*'], allowedHosts: [] });

let count = 0;

/** A definition with an id of its own; `href` is its base URL. */
export function sample(href: string, fields: Partial<Omit<Provider, 'baseUrl'>> = {}): Provider {
  count++;
  return {
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    name: `Provider ${count}`,
    type: 'github',
    status: 'active',
    scope: userScope,
    ...fields,
    baseUrl: baseUrl(href),
  };
}

/** A secret store like VS Code's, with a fault to switch on. */
export function memorySecrets(): SecretPort & { readonly texts: Map<string, string>; broken: boolean } {
  const texts = new Map<string, string>();
  const changed: Emitter<{ readonly key: string }> = createEmitter();
  const secrets = {
    texts,
    broken: false,
    onDidChange: changed.event,
    get: (key: string) => Promise.resolve(texts.get(key)),
    store(key: string, value: string) {
      if (!secrets.broken) texts.set(key, value);
      changed.fire({ key });
      return Promise.resolve();
    },
    delete(key: string) {
      texts.delete(key);
      changed.fire({ key });
      return Promise.resolve();
    },
  };
  return secrets;
}

export function memoryMemento(): MemoryPort {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key) => values.get(key),
    update(key, value) {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
  };
}

/** Settings held in memory, written like the real ones. */
export function memorySettings(providers: readonly Provider[] = []): SettingsPort & {
  /** The definitions of all scopes. */
  readonly entries: ReadonlyMap<string, unknown>;
  refuses: boolean;
  granted: readonly string[];
  allowedHosts: readonly string[];
} {
  const changed: Emitter<void> = createEmitter();
  const scopes = [userScope, workspaceScope].map((scope) => ({
    scope,
    providers: new Map<string, unknown>(
      providers
        .filter((provider) => provider.scope.kind === scope.kind)
        .map((provider) => [provider.id, encodeDefinition(provider)]),
    ),
    projects: new Map<string, unknown>(),
    defaultProvider: undefined as string | undefined,
  }));
  const settings = {
    get entries() {
      return new Map(scopes.flatMap((each) => [...each.providers]));
    },
    refuses: false,
    layers: () =>
      scopes.map((each): SettingsLayer => ({
        ...each,
        providers: Object.fromEntries(each.providers),
        projects: Object.fromEntries(each.projects),
      })),
    granted: ['*'] as readonly string[],
    policy: () => ({ permissions: settings.granted, allowedHosts: settings.allowedHosts }),
    allowedHosts: [] as readonly string[],
    onDidChange: changed.event,
    refresh: () => Promise.resolve(),
    inTurn: async <T>(work: () => Promise<T>) => ok(await work()),
    write(scope: Scope, change: SettingsChange): Promise<Result<void, WriteProblem>> {
      if (settings.refuses) return Promise.resolve(fail({ kind: 'readOnly' }));
      const place = scopes.find((each) => each.scope.kind === scope.kind);
      if (place === undefined) return Promise.resolve(fail({ kind: 'failed' }));
      if (change.setting === 'defaultProvider') place.defaultProvider = change.id;
      else if (change.entry === undefined) place[change.setting].delete(change.id);
      else place[change.setting].set(change.id, change.entry);
      changed.fire();
      return Promise.resolve(ok(undefined));
    },
  };
  return settings;
}

export const noon = new Date('2026-11-22T12:00:00Z');

/** A store in which each provider has the token named beside it. */
export async function accountsWith(
  tokens: readonly (readonly [
    Provider,
    string,
    { readonly username?: string; readonly expiresAt?: string }?,
  ])[],
): Promise<AccountStore> {
  const accounts = createAccountStore(
    memorySecrets(),
    () => noon,
    () => everythingAllowed,
  );
  for (const [provider, token, facts] of tokens)
    await accounts.save(provider, { token: new Secret(token), ...facts });
  return accounts;
}

export function definitionOf({
  id,
  name,
  type,
  baseUrl: url,
  status,
  organization,
}: Provider): ProviderDefinition {
  return { id, name, type, baseUrl: url, status, ...(organization !== undefined && { organization }) };
}
