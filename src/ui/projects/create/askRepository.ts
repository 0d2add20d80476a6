import { QuickInputButtons, QuickPickItemKind, ThemeIcon, l10n, window } from 'vscode';
import type { Repository } from '../../../core/host/gitHost';
import { includesText } from '../../../shared/includesText';
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
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.step = position.step;
  pick.totalSteps = position.total;
  pick.buttons = position.canGoBack ? [QuickInputButtons.Back] : [];
  let latest = 0;
  let timer: NodeJS.Timeout | undefined;
  /** What the host gave last. */
  let known: readonly Repository[] = [];
  let shown = '';

  /** Rows that are the same stay as they are: VS Code loses a click on a list that it draws anew. */
  const show = (rows: readonly Row[]): void => {
    const text = JSON.stringify(rows);
    if (text === shown) return;
    shown = text;
    const active = pick.activeItems[0]?.value;
    pick.items = rows;
    const still = rows.find(({ value }) => value !== undefined && value === active);
    if (still !== undefined) pick.activeItems = [still];
  };
  /** To what is known to fit, before the host has answered. */
  const narrow = (text: string): void => {
    latest += 1;
    pick.busy = true;
    const own = openRows(open, text);
    const fitting = known.filter(({ fullName }) => includesText(fullName, text));
    show([...own, ...hostRows(fitting, own, text)]);
  };
  const search = async (text: string): Promise<void> => {
    const turn = latest;
    const own = openRows(open, text);
    const found = await finder.find(providerId, text);
    if (turn !== latest) return;
    pick.busy = false;
    if (!found.ok) {
      show([...own, noteRow('error', sourceProblemSentence(found.error))]);
      return;
    }
    known = found.value;
    const rows = [...own, ...hostRows(known, own, text)];
    show(rows.length > 0 ? rows : [noteRow('info', l10n.t('No repository has this in its name.'))]);
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
        narrow(text.trim());
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
    narrow('');
    start('');
  });
}

function openRows(open: readonly OpenClone[], text: string): readonly Row[] {
  const rows = open
    .filter(({ fullName }) => includesText(fullName, text))
    .map(({ fullName, path }) => rowOf({ fullName, detail: path, icon: 'folder-opened' }, text));
  return rows.length === 0 ? [] : [line(l10n.t('open in this window')), ...rows];
}

/** Without those that are above already. */
function hostRows(repositories: readonly Repository[], above: readonly Row[], text: string): readonly Row[] {
  const shown = new Set(above.map(({ value }) => value?.toLowerCase()));
  const rows = repositories
    .filter(({ fullName }) => !shown.has(fullName.toLowerCase()))
    .map(({ fullName, private: hidden }) => rowOf({ fullName, icon: hidden ? 'lock' : 'repo' }, text));
  return above.length > 0 && rows.length > 0 ? [line(l10n.t('on the host')), ...rows] : rows;
}

interface RowFacts {
  readonly fullName: string;
  readonly detail?: string;
  readonly icon: string;
}

/**
 * What the host has found for a text is shown whatever the list itself would find in the name. Any other row the list
 * hides by itself while somebody types, so that Enter never takes one that the text rules out.
 */
function rowOf({ icon, fullName, ...shown }: RowFacts, text: string): Row {
  const slash = fullName.lastIndexOf('/');
  const label = fullName.slice(slash + 1);
  const description = fullName.slice(0, Math.max(0, slash));
  const alwaysShow = !includesText(label, text);
  return { ...shown, label, description, iconPath: new ThemeIcon(icon), alwaysShow, value: fullName };
}

function noteRow(icon: string, sentence: string): Row {
  return { label: sentence, iconPath: new ThemeIcon(icon), alwaysShow: true, value: undefined };
}

function line(label: string): Row {
  return { label, kind: QuickPickItemKind.Separator, value: undefined };
}
