import * as v from 'valibot';
import { scopeKey, type Scope } from './provider';
import type { SettingsLayer } from './settingsLayer';

/** An entry of a scope's providers as it stands in the settings, fields of newer versions included. */
export function rawEntry(
  layers: readonly SettingsLayer[],
  scope: Scope,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  const layer = layers.find((each) => scopeKey(each.scope) === scopeKey(scope));
  const one = v.safeParse(v.object({ [id]: v.record(v.string(), v.unknown()) }), layer?.providers);
  return one.success ? one.output[id] : undefined;
}
