import { l10n } from 'vscode';
import type { Provider, Scope } from '../../core/provider/provider';
import type { SaveBothProblem } from '../../core/provider/providerSaver';
import type { FormEntry, SaveOutcome } from '../../shared/form/formContract';
import type { Result } from '../../shared/result';
import { logSaveProblem } from '../commands/saveOrTell';
import { saveProblemSentence } from '../words/saveProblemWords';
import { describeEntry } from './describeEntry';
import { savedDraft } from './formDrafts';
import { firstProblem } from './formModel';
import type { FormParts } from './formParts';
import { mergeDraft } from './formSchemas';
import type { FormSession } from './formSession';
import { hold } from './formState';
import { readEntry } from './readEntry';
import { saveChanges, saveNew, type FitEntry, type SavedEntry } from './saveEntry';

/** @param tokenFollows the user says that the stored token is for the new address too */
export interface SaveRequest extends FormEntry {
  readonly tokenFollows?: boolean | undefined;
}

/**
 * Saves what stands in the form, at once and without the network.
 *
 * @param onSaved told before the answer, with whether the provider is worth a test now
 */
export async function saveForm(
  parts: FormParts,
  session: FormSession,
  request: SaveRequest,
  onSaved: (provider: Provider, connects: boolean) => void,
): Promise<SaveOutcome> {
  const { state } = session;
  if (!(await session.look())) {
    return { kind: 'failed', sentence: l10n.t('This provider has been deleted elsewhere.'), remedies: [] };
  }
  const { facts } = state;
  const { provider } = facts;
  const fresh = savedDraft(parts, facts);
  const draft = fresh === undefined ? request.draft : mergeDraft(request.draft, state.stored, fresh);
  const entry: FormEntry = { draft, token: request.token };
  hold(state, entry);
  const read = readEntry(parts, facts, entry, crypto.randomUUID());
  const { definition, scope, problems, tokenUse, baseUrl } = read;
  const first = firstProblem(read);
  if (first !== undefined || definition === undefined || scope === undefined) {
    const details = { ...describeEntry(parts, facts, entry), problems };
    return { kind: 'invalid', details, first: first ?? 'name' };
  }
  if (tokenUse === 'follows' && request.tokenFollows !== true) {
    return {
      kind: 'tokenFollows',
      sentence: l10n.t('The token was entered for {0}.', provider?.baseUrl.href ?? ''),
      follow: l10n.t('Use It for {0} Too', baseUrl?.href ?? ''),
    };
  }
  session.tests.cancel();
  const fit: FitEntry = { ...entry, read, definition, scope };
  const saved =
    provider === undefined || fresh === undefined
      ? await saveNew(parts, fit)
      : await saveChanges(parts, facts, provider, fit, fresh);
  if (!saved.ok) return failed(parts, session, saved, scope);
  session.follow(saved.value.provider);
  await session.look();
  state.stored = savedDraft(parts, state.facts) ?? draft;
  hold(state, { draft: state.stored, token: '' });
  state.changed = false;
  onSaved(saved.value.provider, saved.value.connects);
  return { kind: 'saved', model: session.model(), sentence: savedSentence(saved.value) };
}

function failed(
  { log }: FormParts,
  { remedies }: FormSession,
  { error }: Extract<Result<SavedEntry, SaveBothProblem>, { ok: false }>,
  scope: Scope,
): SaveOutcome {
  if (error.kind === 'notWritten' || error.kind === 'notStored') logSaveProblem(error, log);
  const openSettings = error.kind === 'notWritten' ? [remedies.offer({ kind: 'openSettings', scope })] : [];
  return { kind: 'failed', sentence: saveProblemSentence(error), remedies: openSettings };
}

function savedSentence({ provider, defaultChange, problem }: SavedEntry): string {
  if (problem !== undefined) {
    return l10n.t('Saved, but for one thing. {problem}', { problem: saveProblemSentence(problem) });
  }
  if (defaultChange === undefined) return l10n.t('Saved.');
  return defaultChange === 'set'
    ? l10n.t('Saved. “{0}” is the default provider.', provider.name)
    : l10n.t('Saved. “{0}” was the default provider. There is no default now.', provider.name);
}
