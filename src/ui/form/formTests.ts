import { l10n } from 'vscode';
import { Secret } from '../../core/account/secret';
import type { Account } from '../../core/account/account';
import type { TestProblem } from '../../core/diagnosis/connectionTester';
import type { Check, Report } from '../../core/diagnosis/report';
import { scopeKey } from '../../core/provider/provider';
import type { FormEntry } from '../../shared/form/formContract';
import type { FormField } from '../../shared/form/formField';
import type { Result } from '../../shared/result';
import { instantOfDate } from './expiryDate';
import { usableSummary, type FormFacts, type Tested } from './formFacts';
import type { FormParts } from './formParts';
import { readEntry, type ReadEntry } from './readEntry';
import { savedDraft } from './formDrafts';
import { needsEmail } from './tokenFacts';

/** What a test came to: a report, why there is none, or that the entry is not fit for one. */
export type EntryTest =
  | {
      readonly kind: 'done';
      readonly outcome: Result<Report, TestProblem>;
      readonly tested: Tested | undefined;
    }
  | { readonly kind: 'unfit'; readonly sentence: string };

/** Only these decide about a connection; another field at fault keeps nobody from testing. */
const connectionFields: readonly FormField[] = ['type', 'baseUrl', 'organization', 'email', 'token'];

/**
 * Tests what stands in the form: the provider itself where nothing about its connection was changed, so that its health
 * follows, else the entry, of which nothing is kept. Rejects with the signal's reason when that is aborted.
 */
export async function testEntry(
  parts: FormParts,
  facts: FormFacts,
  entry: FormEntry,
  signal: AbortSignal,
  onCheck: (check: Check) => void,
): Promise<EntryTest> {
  const { tester } = parts;
  const { provider } = facts;
  const read = readEntry(parts, facts, entry, crypto.randomUUID());
  const { definition, tokenUse } = read;
  const wrong = connectionFields.some((field) => read.problems[field] !== undefined);
  if (wrong || definition === undefined) {
    return { kind: 'unfit', sentence: l10n.t('Correct the marked fields first, then test.') };
  }
  if (tokenUse === 'follows') {
    return {
      kind: 'unfit',
      sentence: l10n.t('Save first, and say whether the stored token is for the new address too.'),
    };
  }
  const { href } = definition.baseUrl;
  if (provider !== undefined && isAsSaved(parts, facts, entry)) {
    const outcome = await tester.test(provider, signal, onCheck);
    return { kind: 'done', outcome, tested: testedOf(outcome, href, undefined) };
  }
  const account = await accountOf(parts, facts, entry, read);
  if (!account.ok) return { kind: 'done', outcome: account, tested: undefined };
  const outcome = await tester.testUnsaved(definition, account.value, signal, onCheck);
  const typed = tokenUse === 'typed' ? account.value.token : undefined;
  return { kind: 'done', outcome, tested: testedOf(outcome, href, typed) };
}

function testedOf(
  outcome: Result<Report, TestProblem>,
  href: string,
  token: Secret | undefined,
): Tested | undefined {
  return outcome.ok ? { report: outcome.value, href, token } : undefined;
}

/** Everything that a test looks at is as it was saved. */
function isAsSaved(parts: FormParts, facts: FormFacts, { draft, token }: FormEntry): boolean {
  const saved = savedDraft(parts, facts);
  return (
    token === '' &&
    draft.baseUrl.trim() === saved?.baseUrl &&
    draft.organization.trim() === saved.organization &&
    draft.username.trim() === saved.username &&
    draft.email.trim() === saved.email &&
    draft.status === saved.status
  );
}

/** The account as the entry has it. A blank token is the stored one, which is read here and let go of with the test. */
async function accountOf(
  { accounts, now }: FormParts,
  facts: FormFacts,
  { draft, token }: FormEntry,
  { definition, host, baseUrl, scope, tokenUse }: ReadEntry,
): Promise<Result<Account, TestProblem>> {
  const { provider } = facts;
  const stored = tokenUse === 'stored' && provider !== undefined ? await accounts.read(provider) : undefined;
  if (stored?.ok === false) return stored;
  if (stored === undefined && tokenUse !== 'typed') return { ok: false, error: { kind: 'missing' } };
  const username = draft.username.trim();
  const email = needsEmail(facts, { token, host, baseUrl }) ? draft.email.trim() : '';
  const typedExpiry = instantOfDate(draft.expiresAt.trim());
  const expiresAt = stored === undefined ? typedExpiry : usableSummary(facts)?.expiresAt;
  const value: Account = {
    token: stored?.value.token ?? new Secret(token),
    baseUrl: definition?.baseUrl.href ?? '',
    scope: scope === undefined ? '' : scopeKey(scope),
    savedAt: now().toISOString(),
    ...(username !== '' && { username }),
    ...(email !== '' && { email }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
  return { ok: true, value };
}
