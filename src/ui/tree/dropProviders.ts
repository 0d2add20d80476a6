import * as v from 'valibot';
import type { LogOutputChannel } from 'vscode';
import type { Scope } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { ProviderSaver } from '../../core/provider/providerSaver';
import { moveProviders } from '../commands/moveProvider';
import type { Row } from './row';

export interface DropProvidersParts {
  readonly directory: ProviderDirectory;
  readonly saver: ProviderSaver;
  readonly log: LogOutputChannel;
}

/** Moves the providers that were dragged to the scope onto which they were dropped. Elsewhere nothing happens. */
export async function dropProviders(
  parts: DropProvidersParts,
  target: Row | undefined,
  dragged: unknown,
): Promise<void> {
  const { byId } = parts.directory.current();
  const ids = v.safeParse(v.array(v.string()), dragged);
  const to = target && scopeAt(parts.directory, target);
  if (to === undefined || !ids.success) return;
  const providers = ids.output.flatMap((id) => byId.get(id) ?? []);
  await moveProviders(parts, providers, to);
}

/** The scope of a group, or that of the provider at or above a row. */
function scopeAt(directory: ProviderDirectory, row: Row): Scope | undefined {
  if (row.kind === 'scope') return row.scope;
  return 'providerId' in row ? directory.current().byId.get(row.providerId)?.scope : undefined;
}
