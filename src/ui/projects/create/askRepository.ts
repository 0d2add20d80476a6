import { QuickInputButtons, QuickPickItemKind, ThemeIcon, l10n, window } from 'vscode';
import type { Repository } from '../../../core/host/gitHost';
import type { RepositoryFinder } from '../../remoteSources/repositoryFinder';
import { sourceProblemSentence } from '../../remoteSources/sourceWords';
import type { ChoiceItem } from '../../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import type { OpenClone } from './openClones';

export interface RepositoryQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly finder: RepositoryFinder;
  readonly providerId: string;
  /** Shown before what the host has. */
  readonly open: readonly OpenClone[];
  readonly position: StepPosition;
}

type Row = ChoiceItem<string | undefined>;

/** Milliseconds without a key press after which the host is asked. */
const pauseMs = 250;

/** The name of a repository, `organization/name`, from a list that the host searches while somebody types. */
export function askRepository(question: RepositoryQuestion): Promise<StepOutcome<string>> {
  const { finder, providerId, open, position } = question;
  const pick = window.createQuickPick<Row>();
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  pick.ignoreFocusOut = true;
  pick.step = position.step;
  pick.totalSteps = position.total;
  pick.buttons = position.canGoBack ? [QuickInputButtons.Back] : [];
  let latest = 0;
  let timer: NodeJS.Timeout | undefined;

  const search = async (text: string): Promise<void> => {
    const turn = ++latest;
    const own = openRows(open, text);
    pick.busy = true;
    pick.items = own;
    const found = await finder.find(providerId, text);
    if (turn !== latest) return;
    pick.busy = false;
    if (!found.ok) pick.items = [...own, noteRow('error', sourceProblemSentence(found.error))];
    else if (found.value.length + own.length === 0) {
      pick.items = [noteRow('info', l10n.t('No repository has this in its name.'))];
    } else pick.items = [...own, ...hostRows(found.value, own)];
  };

  return new Promise((resolve, reject) => {
    const finish = (outcome: StepOutcome<string>): void => {
      latest += 1;
      clearTimeout(timer);
      for (const each of subscriptions) each.dispose();
      pick.dispose();
      resolve(outcome);
    };
    const start = (text: string): void => {
      search(text).catch((cause: unknown) => {
        finish({ kind: 'cancel' });
        reject(cause instanceof Error ? cause : new Error(String(cause)));
      });
    };
    const subscriptions = [
      pick.onDidChangeValue((text) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          start(text.trim());
        }, pauseMs);
      }),
      pick.onDidAccept(() => {
        const fullName = pick.selectedItems[0]?.value;
        if (fullName !== undefined) finish({ kind: 'next', value: fullName });
      }),
      pick.onDidTriggerButton(() => {
        finish({ kind: 'back' });
      }),
      pick.onDidHide(() => {
        finish({ kind: 'cancel' });
      }),
    ];
    pick.show();
    start('');
  });
}

function openRows(open: readonly OpenClone[], text: string): readonly Row[] {
  const rows = open
    .filter(({ fullName }) => fullName.toLowerCase().includes(text.toLowerCase()))
    .map(({ fullName, path }) => ({ ...nameOf(fullName), detail: path, icon: 'folder-opened', fullName }));
  return rows.length === 0 ? [] : [line(l10n.t('open in this window')), ...rows.map(rowOf)];
}

/** Without those that are above already. */
function hostRows(repositories: readonly Repository[], above: readonly Row[]): readonly Row[] {
  const shown = new Set(above.map(({ value }) => value?.toLowerCase()));
  const rows = repositories
    .filter(({ fullName }) => !shown.has(fullName.toLowerCase()))
    .map(({ fullName, private: hidden }) =>
      rowOf({ ...nameOf(fullName), icon: hidden ? 'lock' : 'repo', fullName }),
    );
  return above.length > 0 && rows.length > 0 ? [line(l10n.t('on the host')), ...rows] : rows;
}

function nameOf(fullName: string): { readonly label: string; readonly description: string } {
  const slash = fullName.lastIndexOf('/');
  return { label: fullName.slice(slash + 1), description: fullName.slice(0, Math.max(0, slash)) };
}

interface RowFacts {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly icon: string;
  readonly fullName: string;
}

/** What the host has found is shown whatever the list itself would find in its names. */
function rowOf({ icon, fullName, ...shown }: RowFacts): Row {
  return { ...shown, iconPath: new ThemeIcon(icon), alwaysShow: true, value: fullName };
}

function noteRow(icon: string, sentence: string): Row {
  return { label: sentence, iconPath: new ThemeIcon(icon), alwaysShow: true, value: undefined };
}

function line(label: string): Row {
  return { label, kind: QuickPickItemKind.Separator, value: undefined };
}
