import type { AccountInput } from '../../core/account/accountStore';
import { Secret } from '../../core/account/secret';
import { encodeDefinition } from '../../core/provider/decodeDefinition';
import { changedFields } from '../../core/provider/definitionChanges';
import type { Provider, ProviderDefinition, Scope } from '../../core/provider/provider';
import type { SaveBothProblem } from '../../core/provider/providerSaver';
import type { FormDraft, FormEntry } from '../../shared/form/formContract';
import { fail, ok, type Result } from '../../shared/result';
import { instantOfDate } from './expiryDate';
import type { FormFacts } from './formFacts';
import type { FormParts } from './formParts';
import type { ReadEntry } from './readEntry';
import { saveDefault } from './saveDefault';
import { expiryIsAsked } from './tokenFacts';

/** What saving has done. */
export interface SavedEntry {
  readonly provider: Provider;
  /** What is different about the default provider now. */
  readonly defaultChange?: 'set' | 'cleared';
  /** Where or as whom the provider connects is new: it is worth a test. */
  readonly connects: boolean;
  /** All is saved but this: the provider could not be made the default, or no longer be it. */
  readonly problem?: SaveBothProblem;
}

export interface FitEntry extends FormEntry {
  readonly read: ReadEntry;
  readonly definition: ProviderDefinition;
  readonly scope: Scope;
}

type Outcome = Promise<Result<SavedEntry, SaveBothProblem>>;

/** Saves a new provider with its account. The first one becomes the default. */
export async function saveNew(parts: FormParts, entry: FitEntry): Outcome {
  const { directory, saver, tokenStored } = parts;
  const { draft, definition, scope } = entry;
  const isFirst = directory.current().providers.length === 0;
  const account = newAccount({}, entry, draft.username.trim());
  const saved = await saver.add(definition, scope, account);
  if (!saved.ok) return saved;
  tokenStored(saved.value, account.token);
  const wanted = draft.isDefault || isFirst;
  return ok({
    connects: true,
    ...(await saveDefault(directory, saved.value, wanted)),
    provider: saved.value,
  });
}

/**
 * Saves what differs. Definition and token are saved both or none: where the secret store fails, the definition is put
 * back.
 *
 * @param before what was saved before, as the form showed it
 */
export async function saveChanges(
  parts: FormParts,
  facts: FormFacts,
  provider: Provider,
  entry: FitEntry,
  before: FormDraft,
): Outcome {
  const { directory, saver } = parts;
  const { draft, token, read, scope } = entry;
  const definition: ProviderDefinition = { ...entry.definition, status: provider.status };
  const old = encodeDefinition(provider);
  const changed = changedFields(old, encodeDefinition(definition));
  let current = provider;
  if (changed.length > 0) {
    const saved =
      read.tokenUse === 'follows'
        ? await saver.changeWithToken(provider, definition)
        : await directory.save(definition, scope);
    if (!saved.ok) return saved;
    current = saved.value;
  }
  const account =
    token === ''
      ? await changeAccount(parts, current, draft, before)
      : await replaceAccount(parts, facts, current, entry, before);
  if (!account.ok) {
    const { scope: place, ...former } = provider;
    if (read.tokenUse === 'follows') await saver.changeWithToken(current, former);
    else if (changed.length > 0) await directory.save(former, place);
    return account;
  }
  const connects = account.value || changed.some((field) => field === 'baseUrl' || field === 'organization');
  if (draft.status !== current.status) {
    const status = await directory.setStatus(current, draft.status);
    if (!status.ok) return ok({ provider: current, connects, problem: status.error });
    current = directory.current().byId.get(provider.id) ?? current;
    if (status.value.defaultCleared) return ok({ provider: current, connects, defaultChange: 'cleared' });
  }
  return ok({ connects, ...(await saveDefault(directory, current, draft.isDefault)), provider: current });
}

/** The account with a new token. A username that came with the old one, and was left as it is, goes with it. */
async function replaceAccount(
  { accounts, tokenStored }: FormParts,
  facts: FormFacts,
  provider: Provider,
  entry: FitEntry,
  before: FormDraft,
): Promise<Result<boolean, SaveBothProblem>> {
  const { draft } = entry;
  const username = draft.username === before.username ? '' : draft.username.trim();
  const account = newAccount(facts, entry, username);
  const stored = await accounts.save(provider, account);
  if (!stored.ok) return stored;
  tokenStored(provider, account.token);
  return ok(true);
}

function newAccount(facts: FormFacts, { draft, token, read }: FitEntry, username: string): AccountInput {
  const { host, baseUrl } = read;
  const secret = new Secret(token);
  const email = draft.email.trim();
  const asked = expiryIsAsked(facts, { token, host, baseUrl });
  const expiresAt = asked ? instantOfDate(draft.expiresAt.trim()) : undefined;
  const tokenKind = host?.recognizeToken(secret, baseUrl).kind;
  return {
    token: secret,
    ...(username !== '' && { username }),
    ...(email !== '' && { email }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(tokenKind !== undefined && { tokenKind }),
  };
}

/** Username, email and expiry beside the stored token. Gives `true` where any was changed. */
async function changeAccount(
  { accounts }: FormParts,
  provider: Provider,
  draft: FormDraft,
  before: FormDraft,
): Promise<Result<boolean, SaveBothProblem>> {
  const fields = (['username', 'email', 'expiresAt'] as const).filter(
    (field) => draft[field].trim() !== before[field],
  );
  if (fields.length === 0) return ok(false);
  const account = await accounts.read(provider);
  if (!account.ok) return fail({ kind: 'notStored' });
  const { token, tokenKind, ...rest } = account.value;
  const value = (field: (typeof fields)[number], kept: string | undefined): string | undefined => {
    if (!fields.includes(field)) return kept;
    const text = draft[field].trim();
    return field === 'expiresAt' ? instantOfDate(text) : text || undefined;
  };
  const username = value('username', rest.username);
  const email = value('email', rest.email);
  const expiresAt = value('expiresAt', rest.expiresAt);
  const stored = await accounts.save(provider, {
    token,
    ...(tokenKind !== undefined && { tokenKind }),
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    ...(expiresAt !== undefined && { expiresAt }),
  });
  return stored.ok ? ok(true) : stored;
}
