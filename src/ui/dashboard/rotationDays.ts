import * as v from 'valibot';
import { workspace } from 'vscode';
import { section } from '../settingsScopes';

const usualDays = 90;
const days = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)), usualDays);

/** Its name for those who wait for a change. */
export const rotationSetting = `${section}.rotation.days`;

/** Days after which tokens should be replaced, where the provider does not say; 0 for never. */
export function readRotationDays(): number {
  return v.parse(days, workspace.getConfiguration(section).inspect<unknown>('rotation.days')?.globalValue);
}
