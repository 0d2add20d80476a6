import type { Scope } from './provider';

/** What one scope's settings hold, as they stand there. */
export interface SettingsLayer {
  readonly scope: Scope;
  /** Value of `gitProviders.providers` in this scope alone, `undefined` where it has none. */
  readonly providers: unknown;
  /** Value of `gitProviders.defaultProvider` in this scope alone. */
  readonly defaultProvider: unknown;
  /** Value of `gitProviders.projects` in this scope alone. */
  readonly projects?: unknown;
}
