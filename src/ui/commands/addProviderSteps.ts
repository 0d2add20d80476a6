import { l10n, ThemeIcon } from 'vscode';
import { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import { parseBaseUrl, type BaseUrl } from '../../core/provider/baseUrl';
import { checkBaseUrl, checkName, checkOrganization, nameKey } from '../../core/provider/definitionRules';
import { askChoice } from '../quickInput/askChoice';
import { askText } from '../quickInput/askText';
import type { StepOutcome, StepPosition, WizardStep } from '../quickInput/wizard';
import { fieldSentence } from '../words/fieldWords';
import { organizationPrompt } from './organizationPrompt';
import { suggestName } from './suggestName';
import { askToken, emailProblem } from './tokenQuestions';

/** What the steps have gathered so far. */
export interface AddProviderAnswers {
  readonly host?: GitHost;
  readonly name?: string;
  readonly baseUrl?: BaseUrl;
  readonly organization?: string;
  /** Given for the base URL above; another base URL takes it away. */
  readonly token?: Secret | undefined;
  readonly email?: string;
}

type Answers = AddProviderAnswers;
type Outcome = Promise<StepOutcome<Answers>>;

export interface AddProviderStepsParts {
  readonly hosts: ReadonlyMap<string, GitHost>;
  /** `nameKey` of every name in use. */
  readonly taken: ReadonlySet<string>;
}

const always = (): boolean => true;

export function addProviderSteps(parts: AddProviderStepsParts): readonly WizardStep<Answers>[] {
  return [
    { applies: always, ask: (answers, position) => askHost(parts, answers, position) },
    { applies: always, ask: (answers, position) => askName(parts, answers, position) },
    { applies: always, ask: (answers, position) => askBaseUrl(parts, answers, position) },
    { applies: always, ask: askOrganization },
    { applies: always, ask: (answers, position) => askForToken(parts, answers, position) },
    {
      applies: ({ host, baseUrl, token }) =>
        host !== undefined && baseUrl !== undefined && token !== undefined && host.needsEmail(baseUrl, token),
      ask: askEmail,
    },
  ];
}

function title(): string {
  return l10n.t('Add Provider');
}

async function askHost({ hosts }: AddProviderStepsParts, { host }: Answers, position: StepPosition): Outcome {
  const outcome = await askChoice({
    title: title(),
    placeholder: l10n.t('Where are the repositories?'),
    position,
    items: [...hosts.values()].map((each) => ({
      label: each.label,
      description: each.publicBaseUrl.replace('https://', ''),
      detail: l10n.t('In the cloud or self-hosted: the base URL decides.'),
      iconPath: new ThemeIcon(each.icon),
      value: each,
    })),
    ...(host !== undefined && { active: host }),
  });
  return mapped(outcome, (value) => {
    const preset = value === host ? undefined : presetBaseUrl(value);
    return { host: value, ...(preset !== undefined && { baseUrl: preset, token: undefined }) };
  });
}

async function askName(
  { taken }: AddProviderStepsParts,
  { host, name }: Answers,
  position: StepPosition,
): Outcome {
  const outcome = await askText({
    title: title(),
    prompt: l10n.t(
      'Name of the provider. Include environment, team or purpose, such as “Production GitHub”.',
    ),
    value: name ?? suggestName(host?.label ?? '', taken),
    position,
    validate: (text) => {
      const checked = checkName(text);
      if (!checked.ok) return fieldSentence(checked.error);
      return taken.has(nameKey(checked.value)) ? fieldSentence('nameTaken') : undefined;
    },
  });
  return mapped(outcome, (value) => ({ name: value }));
}

async function askBaseUrl(
  { hosts }: AddProviderStepsParts,
  { host, baseUrl }: Answers,
  position: StepPosition,
): Outcome {
  const known = [...hosts.values()];
  const outcome = await askText({
    title: title(),
    prompt: l10n.t('Base URL: the address of the host in the browser, without organization or repository.'),
    placeholder: host?.publicBaseUrl ?? '',
    value: baseUrl?.href ?? '',
    position,
    validate: (text) => {
      const checked = checkBaseUrl(text, known);
      return checked.ok ? undefined : fieldSentence(checked.error);
    },
  });
  return mapped(outcome, (value) => {
    const checked = checkBaseUrl(value, known);
    if (!checked.ok) return {};
    const moved = checked.value.href !== baseUrl?.href;
    return { baseUrl: checked.value, ...(moved && { token: undefined }) };
  });
}

async function askOrganization({ host, baseUrl, organization }: Answers, position: StepPosition): Outcome {
  const outcome = await askText({
    title: title(),
    prompt: organizationPrompt(host, baseUrl),
    value: organization ?? '',
    position,
    validate: (text) => {
      const checked = checkOrganization(text);
      return checked.ok ? undefined : fieldSentence(checked.error);
    },
  });
  return mapped(outcome, (value) => ({ organization: value }));
}

async function askForToken(
  { hosts }: AddProviderStepsParts,
  answers: Answers,
  position: StepPosition,
): Outcome {
  const { host, baseUrl, organization, token } = answers;
  const page = baseUrl === undefined ? undefined : host?.tokenPage(baseUrl, named(organization));
  const outcome = await askToken({
    title: title(),
    position,
    page,
    given: token !== undefined,
    ...(host !== undefined && baseUrl !== undefined && { recognition: { host, baseUrl, hosts } }),
  });
  return mapped(outcome, (value) => (value === '' ? {} : { token: new Secret(value) }));
}

async function askEmail({ email }: Answers, position: StepPosition): Outcome {
  const outcome = await askText({
    title: title(),
    prompt: l10n.t('Email of the account that the token belongs to. The host asks for both together.'),
    value: email ?? '',
    position,
    validate: emailProblem,
  });
  return mapped(outcome, (value) => ({ email: value }));
}

function mapped<T>(outcome: StepOutcome<T>, map: (value: T) => Answers): StepOutcome<Answers> {
  return outcome.kind === 'next' ? { kind: 'next', value: map(outcome.value) } : outcome;
}

/** A blank answer to an optional question is none. */
export function named(organization: string | undefined): string | undefined {
  const checked = checkOrganization(organization ?? '');
  return checked.ok ? checked.value : undefined;
}

function presetBaseUrl(host: GitHost): BaseUrl | undefined {
  const preset = parseBaseUrl(host.publicBaseUrl);
  return preset.ok ? preset.value : undefined;
}
