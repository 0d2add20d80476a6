import { homedir } from 'node:os';
import * as v from 'valibot';
import { l10n, ThemeIcon, Uri, window, workspace } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { Provider } from '../../core/provider/provider';
import { reminderCalendar, type Reminder } from '../lifecycle/reminderCalendar';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { reminderText, reminderTitle } from '../words/lifecycleWords';
import { refusalSentence } from '../words/refusalWords';
import { shownDate } from '../words/shownDate';
import { shownHost } from '../words/shownHost';
import { providerItem, type PickProviderParts } from './pickProvider';

export interface ExportRemindersParts extends PickProviderParts {
  readonly summaries: AccountSummaries;
  readonly now: () => Date;
}

/** A provider's id as menus and tree rows pass it. */
const providerArgument = v.union([
  v.string(),
  v.pipe(
    v.object({ providerId: v.string() }),
    v.transform((row) => row.providerId),
  ),
]);

/** A provider whose token has an end that is known and still to come. */
interface TokenEnd {
  readonly provider: Provider;
  readonly expiresAt: Date;
}

/** Milliseconds for which the status bar says that it is done. */
const toldMs = 5_000;

/** Writes a calendar of the days on which tokens end: of one provider, or of all active ones. */
export async function exportReminders(parts: ExportRemindersParts, argument: unknown): Promise<void> {
  const { directory, now } = parts;
  const refusal = directory.policy().refuses('read');
  if (refusal !== undefined) {
    void window.showErrorMessage(refusalSentence(refusal));
    return;
  }
  const ends = await choose(parts, argument);
  if (ends === undefined) return;
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const file = await window.showSaveDialog({
    title: l10n.t('Export Reminders'),
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(folder, 'git-providers-reminders.ics'),
    filters: { [l10n.t('Calendar')]: ['ics'] },
  });
  if (file === undefined) return;
  const reminders = ends.map((end) => reminderOf(parts, end));
  const text = await reminderCalendar(reminders, now());
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  window.setStatusBarMessage(l10n.t('The reminders are exported.'), toldMs);
}

/** `undefined`: nothing is to be exported, and the user knows. */
async function choose(
  parts: ExportRemindersParts,
  argument: unknown,
): Promise<readonly TokenEnd[] | undefined> {
  const { byId, providers } = parts.directory.current();
  const named = v.safeParse(providerArgument, argument);
  const given = named.success ? byId.get(named.output) : undefined;
  const asked = given === undefined ? providers.filter(({ status }) => status === 'active') : [given];
  const ends = await tokenEnds(parts, asked);
  if (ends.length === 0) {
    void window.showInformationMessage(nothingSentence(given));
    return undefined;
  }
  if (given !== undefined || ends.length === 1) return ends;
  const all: ChoiceItem<readonly TokenEnd[]> = {
    label: l10n.t('All Providers'),
    description: l10n.t('{0} tokens', ends.length),
    iconPath: new ThemeIcon('calendar'),
    value: ends,
  };
  const picked = await askChoice<readonly TokenEnd[]>({
    title: l10n.t('Export Reminders'),
    placeholder: l10n.t('Of which provider?'),
    items: [all, ...ends.map((end) => endItem(parts, end))],
  });
  return picked.kind === 'next' ? picked.value : undefined;
}

async function tokenEnds(
  { summaries, now }: ExportRemindersParts,
  providers: readonly Provider[],
): Promise<readonly TokenEnd[]> {
  const accounts = await Promise.all(providers.map((provider) => summaries.of(provider)));
  return providers.flatMap((provider, index) => {
    const account = accounts[index];
    if (account === undefined || 'kind' in account) return [];
    const expiresAt = new Date(account.expiresAt ?? Number.NaN);
    return expiresAt > now() ? [{ provider, expiresAt }] : [];
  });
}

function endItem({ hosts }: ExportRemindersParts, end: TokenEnd): ChoiceItem<readonly TokenEnd[]> {
  return {
    ...providerItem(end.provider, hosts),
    description: l10n.t('expires on {0}', shownDate(end.expiresAt.toISOString())),
    value: [end],
  };
}

function reminderOf(
  { directory }: ExportRemindersParts,
  { provider: { id, name, baseUrl }, expiresAt }: TokenEnd,
): Reminder {
  const host = shownHost(baseUrl);
  const projects = directory.projectsOf(id).map((project) => project.name);
  return {
    providerId: id,
    expiresAt,
    title: reminderTitle(name, host),
    text: reminderText(name, host, projects),
  };
}

function nothingSentence(provider: Provider | undefined): string {
  return provider === undefined
    ? l10n.t('No active provider has a token with a known expiry to come.')
    : l10n.t('“{0}” has no token with a known expiry to come.', provider.name);
}
