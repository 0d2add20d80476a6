import { l10n, ThemeIcon } from 'vscode';
import { troubles, type Trouble } from '../../core/diagnosis/troubleshooting/subject';
import { askChoice } from '../quickInput/askChoice';
import { troubleDetail, troubleIcon, troubleLabel } from '../words/diagnoseWords';
import type { Given } from './readGiven';

/** What does not work, unless the command was called for it; `undefined` where the user leaves. */
export async function askTrouble(given: Given): Promise<Trouble | undefined> {
  if (given.trouble !== undefined) return given.trouble;
  const picked = await askChoice<Trouble>({
    title: l10n.t('Diagnose'),
    placeholder: l10n.t('What does not work?'),
    items: troubles.map((trouble) => ({
      label: troubleLabel(trouble),
      detail: troubleDetail(trouble),
      iconPath: new ThemeIcon(troubleIcon(trouble)),
      value: trouble,
    })),
    active: likely(given),
  });
  return picked.kind === 'next' ? picked.value : undefined;
}

function likely({ provider, repository, url }: Given): Trouble {
  if (repository !== undefined) return 'webhook';
  return url !== undefined && provider === undefined ? 'clone' : 'connection';
}
