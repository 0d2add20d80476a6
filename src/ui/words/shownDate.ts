import { env } from 'vscode';

/** The day of an instant, in the language of VS Code and not in that of the process. */
export function shownDate(instant: string): string {
  return new Intl.DateTimeFormat(env.language, { dateStyle: 'medium' }).format(new Date(instant));
}

/** The time of day of an instant, in the language of VS Code. */
export function shownTime(instant: string): string {
  return new Intl.DateTimeFormat(env.language, { timeStyle: 'medium' }).format(new Date(instant));
}
