import { l10n, window } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import { nameKey } from '../../core/provider/definitionRules';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import type { KnownAccount } from '../../core/transfer/loginTargets';
import { askLogins } from '../transfer/askLogins';
import { prepareLogin, type PreparedLogin } from '../transfer/prepareLogin';
import { isRefused } from '../transfer/refused';
import { saveLogin, type SaveLoginParts } from '../transfer/saveLogin';
import { searchLogins, type SearchLoginsParts } from '../transfer/searchLogins';
import {
  askWhatToSave,
  testedSentence,
  testLogins,
  type TestedLogin,
  type TestLoginsParts,
} from '../transfer/testLogins';

export type ImportCredentialsParts = SearchLoginsParts &
  TestLoginsParts &
  SaveLoginParts & { readonly summaries: AccountSummaries };

/**
 * Takes over logins of other programs: found, listed, chosen, read, tested, saved. The originals stay as they are, and
 * nothing is saved without the user's tick.
 */
export async function importCredentials(parts: ImportCredentialsParts): Promise<void> {
  if (isRefused(parts.directory, 'write')) return;
  const found = await searchLogins(parts);
  if (found === undefined) return;
  try {
    await importFound(parts, found.logins);
  } finally {
    await found.dispose();
  }
}

async function importFound(parts: ImportCredentialsParts, logins: readonly FoundLogin[]): Promise<void> {
  const { directory, summaries, hosts } = parts;
  const policy = directory.policy();
  const allowed = logins.filter(({ baseUrl }) => policy.allowsHost(baseUrl));
  if (allowed.length === 0) {
    void window.showInformationMessage(
      l10n.t(
        'No login was found on this machine. Looked at: gh, glab, the credential helpers of Git for the open repositories, and the accounts of VS Code.',
      ),
    );
    return;
  }
  const { providers } = directory.current();
  const known = await Promise.all(
    providers.map(async (provider): Promise<KnownAccount> => ({
      provider,
      account: await summaries.of(provider),
    })),
  );
  const chosen = await askLogins(allowed, known, hosts);
  if (chosen === undefined || chosen.length === 0) return;
  const taken = new Set(providers.map(({ name }) => nameKey(name)));
  const prepared: PreparedLogin[] = [];
  for (const login of chosen) {
    const free = known.filter(({ provider }) =>
      prepared.every(({ definition }) => definition.id !== provider.id),
    );
    const one = await prepareLogin({ hosts, known: free, taken }, login);
    if (one === 'cancelled') return;
    if (one !== 'skipped') prepared.push(one);
  }
  if (prepared.length === 0) return;
  const tested = await testLogins(parts, prepared);
  const wanted = tested && (await askWhatToSave(tested));
  if (tested !== undefined && wanted !== undefined) await saveAll(parts, tested, wanted);
}

async function saveAll(
  parts: ImportCredentialsParts,
  tested: readonly TestedLogin[],
  wanted: readonly TestedLogin[],
): Promise<void> {
  const names: string[] = [];
  for (const each of wanted) {
    const provider = await saveLogin(parts, each);
    if (provider !== undefined) names.push(provider.name);
  }
  const imported = names.length === 0 ? [] : [l10n.t('Imported: {0}.', names.join(', '))];
  const refused = tested
    .filter(({ health }) => health === undefined || health === 'rejected')
    .map((each) =>
      l10n.t('“{name}” was not imported: {why}', {
        name: each.prepared.definition.name,
        why: testedSentence(each),
      }),
    );
  const sentences = [...imported, ...refused].join(' ');
  if (sentences === '') return;
  if (refused.length === 0) void window.showInformationMessage(sentences);
  else void window.showWarningMessage(sentences);
}
