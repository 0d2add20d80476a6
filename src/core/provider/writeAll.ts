import { ok, type Result } from '../../shared/result';
import type { Scope } from './provider';
import type { SettingsChange, SettingsPort, WriteProblem } from './settingsPort';

/** A change of one scope's settings, and what takes it back. */
export interface ReversibleChange {
  readonly scope: Scope;
  readonly change: SettingsChange;
  readonly back: SettingsChange;
}

/** Makes all of the changes, or none: those before one that is refused are taken back, the latest first. */
export async function writeAll(
  settings: Pick<SettingsPort, 'write'>,
  changes: readonly ReversibleChange[],
): Promise<Result<void, WriteProblem>> {
  for (const [index, { scope, change }] of changes.entries()) {
    const written = await settings.write(scope, change);
    if (written.ok) continue;
    for (const made of changes.slice(0, index).reverse()) await settings.write(made.scope, made.back);
    return written;
  }
  return ok(undefined);
}
