import { basename } from 'node:path';
import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { GitHost, NewRepository, OrganizationNames, Visibility } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import type { Account } from '../../core/account/account';
import type { Provider } from '../../core/provider/provider';
import type { Result } from '../../shared/result';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { askText } from '../quickInput/askText';
import { runWizard, type StepOutcome, type StepPosition, type WizardStep } from '../quickInput/wizard';
import { publishPlaces, type PublishPlace } from './publishPlaces';
import { visibilityDetail, visibilityIcon, visibilityLabel } from './sourceWords';
import { whileBusy } from './whileBusy';

export interface PublishQuestions {
  readonly provider: Provider;
  readonly host: GitHost;
  readonly account: Account;
  /** Path of the folder that is published. */
  readonly folder: string;
  /** What the account sees, asked for as soon as the first question is shown. */
  readonly organizations: Promise<Result<OrganizationNames, HostError>>;
}

interface Answers {
  readonly name: string;
  readonly place?: PublishPlace | 'other';
  /** Typed, where the place is none of the list. */
  readonly other?: string;
  readonly visibility: Visibility;
}

/** Name, place and visibility of a new repository. `undefined`: the user left, and nothing has happened. */
export async function askWhatToPublish(questions: PublishQuestions): Promise<NewRepository | undefined> {
  const title = l10n.t('Publish to {0}', questions.provider.name);
  const start: Answers = { name: usualName(questions.folder), visibility: 'private' };
  const answers = await runWizard(start, [
    { applies: () => true, ask: (state, position) => askName(title, state, position) },
    { applies: () => true, ask: (state, position) => askPlace(title, questions, state, position) },
    {
      applies: ({ place }) => place === 'other',
      ask: (state, position) => askOther(title, state, position),
    },
    visibilityStep(title, questions),
  ]);
  if (answers === undefined) return undefined;
  const { name, visibility } = answers;
  const organization = organizationOf(questions, answers);
  return { name, visibility, ...(organization !== undefined && { organization }) };
}

/** The account's own place needs no name, except where every place is a workspace. */
function organizationOf({ host, provider }: PublishQuestions, { place, other }: Answers): string | undefined {
  if (place === 'other' || place === undefined) return other;
  const named = !place.personal || host.organizationTerm(provider.baseUrl) === 'workspace';
  return named ? place.organization : undefined;
}

/** What all hosts take for the name of a repository, made of the folder's. */
function usualName(folder: string): string {
  return basename(folder)
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 100);
}

async function askName(
  title: string,
  { name }: Answers,
  position: StepPosition,
): Promise<StepOutcome<Partial<Answers>>> {
  const answer = await askText({
    title,
    prompt: l10n.t('Name of the new repository'),
    value: name,
    position,
    validate: (text) => {
      if (text === '') return l10n.t('A repository needs a name.');
      return /^[\w.-]+$/.test(text) && !/^\.+$|\.git$/i.test(text)
        ? undefined
        : l10n.t('Letters, digits, “-”, “_” and “.” only, and no “.git” at the end.');
    },
  });
  return answer.kind === 'next' ? { kind: 'next', value: { name: answer.value } } : answer;
}

async function askPlace(
  title: string,
  questions: PublishQuestions,
  { place }: Answers,
  position: StepPosition,
): Promise<StepOutcome<Partial<Answers>>> {
  const { provider, host, account } = questions;
  const found = await whileBusy(
    { title, placeholder: l10n.t('Looking where it can be…'), position },
    questions.organizations,
  );
  if (found.kind !== 'next') return found;
  const seen = found.value.ok ? found.value.value : { names: [], more: true };
  const facts = host.capabilities(provider.baseUrl).tokenKinds.find(({ kind }) => kind === account.tokenKind);
  const places = publishPlaces({
    names: seen.names,
    actsForUser: facts?.actsForUser ?? true,
    term: host.organizationTerm(provider.baseUrl),
    ...(provider.organization !== undefined && { preset: provider.organization }),
    ...(account.username !== undefined && { username: account.username }),
  });
  const answer = await askChoice<PublishPlace | 'other'>({
    title,
    placeholder: l10n.t('Where is the repository to be?'),
    items: [...places.map(placeItem), ...otherItems(places.length > 0)],
    ...(place !== undefined && { active: place }),
    position,
  });
  return answer.kind === 'next' ? { kind: 'next', value: { place: answer.value } } : answer;
}

function placeItem(place: PublishPlace): ChoiceItem<PublishPlace> {
  const { organization, personal, preset } = place;
  const notes = [
    ...(preset ? [l10n.t('organization of this provider')] : []),
    ...(personal && organization !== undefined ? [l10n.t('your own')] : []),
  ];
  return {
    label: organization ?? l10n.t('Your Own Account'),
    description: notes.join(' · '),
    iconPath: new ThemeIcon(personal ? 'account' : 'organization'),
    value: place,
  };
}

/** Hosts do not show every organization to every token. */
function otherItems(below: boolean): readonly ChoiceItem<'other'>[] {
  const line: ChoiceItem<'other'> = { label: '', kind: QuickPickItemKind.Separator, value: 'other' };
  const other: ChoiceItem<'other'> = {
    label: l10n.t('Another Place…'),
    iconPath: new ThemeIcon('edit'),
    alwaysShow: true,
    value: 'other',
  };
  return below ? [line, other] : [other];
}

async function askOther(
  title: string,
  { other = '' }: Answers,
  position: StepPosition,
): Promise<StepOutcome<Partial<Answers>>> {
  const answer = await askText({
    title,
    prompt: l10n.t('Organization, group, workspace or project key, as it stands in addresses'),
    value: other,
    position,
    validate: (text) => (text === '' ? l10n.t('Type its name, or go back.') : undefined),
  });
  return answer.kind === 'next' ? { kind: 'next', value: { other: answer.value } } : answer;
}

function visibilityStep(title: string, { host, provider }: PublishQuestions): WizardStep<Answers> {
  const choices = ({ place }: Answers): readonly Visibility[] =>
    host.visibilities(provider.baseUrl, place !== 'other' && place?.personal === true);
  return {
    applies: () => true,
    async ask(state, position) {
      const answer = await askChoice<Visibility>({
        title,
        placeholder: l10n.t('Who may see {0}?', state.name),
        items: choices(state).map((visibility) => ({
          label: visibilityLabel(visibility),
          detail: visibilityDetail(visibility),
          iconPath: new ThemeIcon(visibilityIcon(visibility)),
          value: visibility,
        })),
        active: state.visibility,
        position,
      });
      return answer.kind === 'next' ? { kind: 'next', value: { visibility: answer.value } } : answer;
    },
  };
}
