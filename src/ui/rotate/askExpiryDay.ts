import { l10n, ThemeIcon } from 'vscode';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { askText } from '../quickInput/askText';
import { instantOfDate } from '../form/expiryDate';
import { shownDate } from '../words/shownDate';

/** The last day of a new token. */
export interface ExpiryDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The user wants the longest time that the host allows, whichever that is. */
  readonly longest: boolean;
}

export interface ExpiryQuestion {
  readonly title: string;
  readonly now: Date;
  /** Days after which the token is to be replaced, where somebody has said so. */
  readonly usualDays: number;
  /** The latest day that the host takes, as it has said when it refused a later one. */
  readonly latestDay?: string;
}

type Answer = ExpiryDay | 'date';

const dayMs = 86_400_000;
/** More than any host allows that has a limit. Source: GitLab Docs, "Personal access tokens", "Access token expiration". */
const longestDays = 400;

/** Asks how long a new token is to live; `undefined`: the user cancelled. */
export async function askExpiryDay(question: ExpiryQuestion): Promise<ExpiryDay | undefined> {
  const { title, now, usualDays, latestDay } = question;
  const items = [
    ...(latestDay === undefined ? [] : [latestItem(latestDay)]),
    ...[30, 90, 365]
      .map((days) => daysItem(days, now))
      .filter(({ value }) => latestDay === undefined || value.day <= latestDay),
    ...(latestDay === undefined ? [longestItem(now)] : []),
    { label: l10n.t('Another Date…'), iconPath: new ThemeIcon('edit'), value: 'date' as const },
  ];
  const usual = items.find(({ value }) => value !== 'date' && value.day === dayAfter(now, usualDays));
  const picked = await askChoice<Answer>({
    title,
    placeholder:
      latestDay === undefined
        ? l10n.t('How long is the new token to live?')
        : l10n.t(
            'The host allows no later day than {0}. How long is the new token to live?',
            shownDay(latestDay),
          ),
    items,
    ...(latestDay === undefined && usual !== undefined && { active: usual.value }),
  });
  if (picked.kind !== 'next') return undefined;
  return picked.value === 'date' ? askDay(question) : picked.value;
}

async function askDay({ title, now }: ExpiryQuestion): Promise<ExpiryDay | undefined> {
  const asked = await askText({
    title,
    prompt: l10n.t('Day on which the new token ends, as YYYY-MM-DD.'),
    placeholder: dayAfter(now, 180),
    validate(text) {
      if (instantOfDate(text) === undefined) return l10n.t('This is no date. Write it as YYYY-MM-DD.');
      return text > dayAfter(now, 0) ? undefined : l10n.t('Choose a day in the future.');
    },
  });
  return asked.kind === 'next' ? { day: asked.value, longest: false } : undefined;
}

function daysItem(days: number, now: Date): ChoiceItem<ExpiryDay> {
  const day = dayAfter(now, days);
  return {
    label: l10n.t('{0} Days', days),
    description: shownDay(day),
    iconPath: new ThemeIcon('calendar'),
    value: { day, longest: false },
  };
}

function latestItem(day: string): ChoiceItem<ExpiryDay> {
  return {
    label: l10n.t('Until {0}', shownDay(day)),
    description: l10n.t('the longest that the host allows'),
    iconPath: new ThemeIcon('calendar'),
    value: { day, longest: false },
  };
}

function longestItem(now: Date): ChoiceItem<ExpiryDay> {
  return {
    label: l10n.t('As Long as the Host Allows'),
    description: l10n.t('at most {0} days', longestDays),
    iconPath: new ThemeIcon('calendar'),
    value: { day: dayAfter(now, longestDays), longest: true },
  };
}

function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** A day is the same wherever it is shown: noon is on it in every zone but the outermost. */
export function shownDay(day: string): string {
  return shownDate(`${day}T12:00:00Z`);
}
