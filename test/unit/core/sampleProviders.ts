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
import type { SettingsPort } from '../../../src/core/provider/providerDirectory';
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
    get: (key) => values.get(key),
    update(key, value) {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}

/** Settings held in memory, written like the real ones. */
export function memorySettings(providers: readonly Provider[] = []): SettingsPort & {
  readonly entries: Map<string, Record<string, unknown>>;
  refuses: boolean;
  granted: readonly string[];
  allowedHosts: readonly string[];
} {
  const changed: Emitter<void> = createEmitter();
  const entries = new Map(providers.map((provider) => [provider.id, encodeDefinition(provider)]));
  const scopes = new Map(providers.map(({ id, scope }) => [id, scope]));
  const projects = new Map<string, { readonly scope: Scope; readonly entry: Record<string, unknown> }>();
  let defaultProvider: string | undefined;
  const layer = (scope: Scope): SettingsLayer => ({
    scope,
    providers: Object.fromEntries(
      [...entries].filter(([id]) => (scopes.get(id)?.kind ?? 'user') === scope.kind),
    ),
    defaultProvider: scope.kind === 'user' ? defaultProvider : undefined,
    projects: Object.fromEntries(
      [...projects]
        .filter(([, each]) => each.scope.kind === scope.kind)
        .map(([id, each]) => [id, each.entry]),
    ),
  });
  const settings = {
    entries,
    refuses: false,
    layers: () => [layer(userScope), layer(workspaceScope)],
    granted: ['*'] as readonly string[],
    policy: () => ({ permissions: settings.granted, allowedHosts: settings.allowedHosts }),
    allowedHosts: [] as readonly string[],
    onDidChange: changed.event,
    writeEntry(scope: Scope, id: string, entry: Record<string, unknown> | undefined) {
      if (settings.refuses) return Promise.reject(new Error('the file is read-only'));
      if (entry === undefined) entries.delete(id);
      else entries.set(id, entry);
      scopes.set(id, scope);
      changed.fire();
      return Promise.resolve();
    },
    writeProject(scope: Scope, id: string, entry: Record<string, unknown> | undefined) {
      if (entry === undefined) projects.delete(id);
      else projects.set(id, { scope, entry });
      changed.fire();
      return Promise.resolve();
    },
    writeDefault(_scope: Scope, id: string | undefined) {
      defaultProvider = id;
      changed.fire();
      return Promise.resolve();
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
