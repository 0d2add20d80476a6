import type { Subscribe } from '../../shared/emitter';
import type { Result } from '../../shared/result';
import type { PolicySettings } from '../permission/permission';
import type { Scope } from './provider';
import type { SettingsLayer } from './settingsLayer';

/** One change of one scope's settings: an entry set or (with `undefined`) taken out, or the default. */
export type SettingsChange =
  | {
      readonly setting: 'providers' | 'projects';
      readonly id: string;
      readonly entry: Readonly<Record<string, unknown>> | undefined;
    }
  | { readonly setting: 'defaultProvider'; readonly id: string | undefined };

/** Why the settings were not written. Each has another remedy. */
export type WriteProblem =
  /** Another window of this machine has been writing for too long. */
  | { readonly kind: 'busy' }
  /** The settings file is open with changes that are not saved. */
  | { readonly kind: 'dirty' }
  | { readonly kind: 'readOnly' }
  /** The settings file is not JSON, or the setting has another shape than it must. */
  | { readonly kind: 'invalid' }
  /** The settings took the write and did not hold it afterwards, or refused it. `cause` is for the log. */
  | { readonly kind: 'failed'; readonly cause?: unknown };

/** The settings as the directory needs them. */
export interface SettingsPort {
  /** Every scope that has a place for definitions, user settings first. */
  layers(): readonly SettingsLayer[];
  /** What the administrator of this machine has set. No workspace can change it. */
  policy(): PolicySettings;
  /** Runs `work`, on settings read afresh, while no other window of this machine writes. Turns do not nest. */
  inTurn<T>(work: () => Promise<T>): Promise<Result<T, WriteProblem>>;
  /** Makes one change and verifies it. All other entries, unknown fields and comments stay as they are. */
  write(scope: Scope, change: SettingsChange): Promise<Result<void, WriteProblem>>;
  /** Makes this window see what the settings files hold. */
  refresh(): Promise<void>;
  readonly onDidChange: Subscribe<void>;
}
