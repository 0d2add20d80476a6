import { l10n, QuickPickItemKind, ThemeIcon, type LogOutputChannel } from 'vscode';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import type { GitHost } from '../../core/host/gitHost';
import { userScope, type Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import {
  repositoryToChoose,
  type NamedRepository,
  type RepositoryToChooseParts,
} from '../credential/repositoryToChoose';
import { userProjectsOf } from '../credential/userProjectsOf';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { whyNotSentence } from '../words/explainWords';
import { runCommand } from './command';
import { providerItem } from './pickProvider';
import { saveOrTell } from './saveOrTell';

export interface ChooseForRepositoryParts extends RepositoryToChooseParts {
  readonly directory: ProviderDirectory;
  readonly remembered: RememberedChoices;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly log: LogOutputChannel;
}

type Answer = Provider | 'forget' | 'add';

/** Remembers which provider serves a repository, whatever its organization. */
export async function chooseForRepository(parts: ChooseForRepositoryParts, argument: unknown): Promise<void> {
  const title = l10n.t('Choose Provider for This Repository');
  const repository = await repositoryToChoose(parts, argument, title);
  if (repository === undefined) return;
  const { repositoryKey } = repository;
  const picked = await askChoice<Answer>({
    title,
    placeholder: l10n.t('Which provider is Git to use for {0}?', repositoryKey),
    items: answers(parts, repository),
  });
  if (picked.kind !== 'next') return;
  if (picked.value === 'add') await runCommand('addProvider');
  else if (picked.value === 'forget') await parts.remembered.forget(repositoryKey);
  else await bind(parts, repositoryKey, picked.value);
}

/** Where the user's pipeline projects name the repository they are changed, for they decide. */
async function bind(
  { directory, explainer, remembered, log }: ChooseForRepositoryParts,
  repositoryKey: string,
  provider: Provider,
): Promise<void> {
  const projects = await userProjectsOf(directory, explainer, repositoryKey);
  if (projects.some(({ providerId }) => providerId !== provider.id)) {
    const saved = await saveOrTell(() => directory.reassign(projects, provider), userScope, log);
    if (!saved.ok) return;
  }
  await remembered.write(repositoryKey, provider.id);
}

function answers(
  { remembered, hosts }: ChooseForRepositoryParts,
  { choosable, others, repositoryKey }: NamedRepository,
): readonly ChoiceItem<Answer>[] {
  const choice = remembered.read(repositoryKey);
  const providers = choosable.map((provider): ChoiceItem<Answer> => {
    const why = others.find((each) => each.provider.id === provider.id)?.why;
    const chosen =
      choice?.providerId === provider.id ? l10n.t('You chose it for this repository.') : undefined;
    const detail = chosen ?? (why?.kind === 'tokenMissing' ? whyNotSentence(why) : undefined);
    return { ...providerItem(provider, hosts), ...(detail !== undefined && { detail }) };
  });
  const forget: ChoiceItem<Answer> = {
    label: l10n.t('Forget the Choice for This Repository'),
    iconPath: new ThemeIcon('discard'),
    value: 'forget',
  };
  const add: ChoiceItem<Answer> = {
    label: l10n.t('Add Provider…'),
    iconPath: new ThemeIcon('add'),
    alwaysShow: true,
    value: 'add',
  };
  const line: ChoiceItem<Answer> = { label: '', kind: QuickPickItemKind.Separator, value: 'add' };
  return [...providers, line, ...(choice === undefined ? [] : [forget]), add];
}
