import type { LogOutputChannel } from 'vscode';
import type { AccountInput, AccountStore } from '../../core/account/accountStore';
import type { History } from '../../core/history/history';
import type { Health, HealthStore } from '../../core/provider/health';
import { scopeKey, userScope, type Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { ProviderSaver } from '../../core/provider/providerSaver';
import type { TokenStored } from '../notices/storedTokenNotice';
import { saveOrTell } from '../commands/saveOrTell';
import type { TestedLogin } from './testLogins';

export interface SaveLoginParts {
  readonly directory: ProviderDirectory;
  readonly saver: ProviderSaver;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly history: Pick<History, 'record'>;
  readonly tokenStored: TokenStored;
  readonly now: () => Date;
  readonly log: LogOutputChannel;
}

/** Saves a login that was tested, with what the test has told; `undefined`: the user was told why it was not. */
export async function saveLogin(parts: SaveLoginParts, tested: TestedLogin): Promise<Provider | undefined> {
  const { directory, accounts, health, now, log, tokenStored } = parts;
  const isFirst = directory.current().providers.length === 0;
  const provider = await save(parts, tested);
  if (provider === undefined) return undefined;
  tokenStored(provider, tested.prepared.token);
  if (isFirst) await saveOrTell(() => directory.setDefault(userScope, provider), userScope, log);
  const stored = await accounts.read(provider);
  if (stored.ok && tested.health !== undefined) {
    const { savedAt } = stored.value;
    const checkedAt = now().toISOString();
    await health.write(provider.id, { outcome: tested.health, checkedAt, tokenSavedAt: savedAt });
    await noteTest(parts, provider, tested.health);
  }
  return provider;
}

/** As after every test. A history that cannot be written undoes no import. */
async function noteTest(
  { history, log }: SaveLoginParts,
  { id, name, scope }: Provider,
  outcome: Health['outcome'],
): Promise<void> {
  try {
    await history.record({ id, name, scope: scopeKey(scope), action: { kind: 'tested', outcome } });
  } catch (cause) {
    log.warn('The history could not be written', cause instanceof Error ? cause.message : '');
  }
}

async function save(
  { saver, accounts, log }: SaveLoginParts,
  tested: TestedLogin,
): Promise<Provider | undefined> {
  const { target, definition } = tested.prepared;
  const account = accountOf(tested);
  if (target.kind === 'add') {
    const added = await saveOrTell(() => saver.add(definition, userScope, account), userScope, log);
    return added.ok ? added.value : undefined;
  }
  const { provider } = target;
  const stored = await saveOrTell(() => accounts.save(provider, account), provider.scope, log);
  return stored.ok ? provider : undefined;
}

/** The host's word on the account counts; other programs often keep a placeholder for the name. */
function accountOf({ prepared: { token, email }, outcome }: TestedLogin): AccountInput {
  const { username, tokenKind, expiresAt } = outcome.ok ? outcome.value : {};
  return {
    token,
    ...(email !== undefined && { email }),
    ...(username !== undefined && { username }),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
