import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory, SaveProblem } from '../../core/provider/providerDirectory';

export interface DefaultSaved {
  readonly defaultChange?: 'set' | 'cleared';
  readonly problem?: SaveProblem;
}

/**
 * Makes a provider the default, or takes that away: in the scope that has a default already, so that the change counts,
 * else in its own. An inactive one stays what it is.
 */
export async function saveDefault(
  directory: ProviderDirectory,
  provider: Provider,
  wanted: boolean,
): Promise<DefaultSaved> {
  const { defaultProvider, defaults } = directory.current();
  const isDefault = defaultProvider?.id === provider.id;
  if (wanted === isDefault || (wanted && provider.status === 'inactive')) return {};
  const named = defaults.findLast(({ id }) => id === provider.id);
  const scope = wanted ? (defaults.at(-1)?.scope ?? provider.scope) : (named?.scope ?? provider.scope);
  const saved = await directory.setDefault(scope, wanted ? provider : undefined);
  return saved.ok ? { defaultChange: wanted ? 'set' : 'cleared' } : { problem: saved.error };
}
