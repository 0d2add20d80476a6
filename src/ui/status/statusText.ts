import type { GitHost } from '../../core/host/gitHost';
import type { ProviderState } from '../../core/provider/providerState';
import type { RepositoryStatus } from './repositoryStatus';

/** Letters of a name that the status bar has room for. */
const longestName = 24;

/** `testing`: a connection test of the provider goes on. */
export function statusText(
  status: Extract<RepositoryStatus, { kind: 'provider' }>,
  hosts: ReadonlyMap<string, Pick<GitHost, 'icon'>>,
  testing: boolean,
): string {
  const { provider, state, stopped } = status.shown;
  const icon = testing ? 'loading~spin' : stopped ? 'error' : iconOf(state, hosts.get(provider.type)?.icon);
  const others = status.others.length > 0 ? ` +${status.others.length}` : '';
  const expiring = state.kind === 'expiring' ? ' $(warning)' : '';
  return `$(${icon}) ${shortName(provider.name)}${others}${expiring}`;
}

function iconOf({ kind }: ProviderState, hostIcon = 'plug'): string {
  return kind === 'tokenMissing' ? 'key' : hostIcon;
}

/**
 * A name as the status bar can show it: cut between letters as readers see them, and without what would be read as an
 * icon or would turn the direction of the text.
 */
export function shortName(name: string): string {
  const plain = name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  const letters = Array.from(new Intl.Segmenter().segment(plain), ({ segment }) => segment);
  const cut =
    letters.length > longestName
      ? `${letters
          .slice(0, longestName - 1)
          .join('')
          .trimEnd()}…`
      : plain;
  return cut.replaceAll('$(', '$ (');
}
