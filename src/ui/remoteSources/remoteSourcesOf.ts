import { l10n } from 'vscode';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import { remoteRequest } from '../../core/credential/remoteRequest';
import type { Repository } from '../../core/host/gitHost';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { RemoteSource } from '../gitExtension';
import { chosenSources } from './chosenSource';
import { repositoryKeyOf } from './repositoryKeyOf';
import type { RepositoryFinder } from './repositoryFinder';
import { sourceProblemSentence } from './sourceWords';
import type { UsableAccountParts } from './usableAccount';

export interface RemoteSourcesParts extends Pick<UsableAccountParts, 'hosts'> {
  readonly finder: RepositoryFinder;
  readonly directory: Pick<ProviderDirectory, 'current'>;
  readonly remembered: Pick<RememberedChoices, 'write'>;
  /** For what happens after the picker has its answer. */
  readonly logFailure: (cause: unknown) => void;
}

/**
 * The rows of the clone picker for a provider. The repository that is chosen is bound to that provider. Rejects with a
 * sentence for the user, as VS Code's Git API wants it.
 */
export async function remoteSourcesOf(
  parts: RemoteSourcesParts,
  providerId: string,
  text: string,
): Promise<RemoteSource[]> {
  const found = await parts.finder.find(providerId, text);
  if (!found.ok) {
    const name = parts.directory.current().byId.get(providerId)?.name;
    const sentence = sourceProblemSentence(found.error);
    throw new Error(name === undefined ? sentence : l10n.t('{0}: {1}', name, sentence));
  }
  const withUrl = chosenSources<Omit<RemoteSource, 'url'>>((url) => {
    bind(parts, providerId, url).catch(parts.logFailure);
  });
  return found.value
    .filter(({ cloneUrl }) => remoteRequest(cloneUrl) !== undefined)
    .map((repository) => withUrl(rowOf(repository), repository.cloneUrl));
}

function rowOf({ fullName, description, private: hidden }: Repository): Omit<RemoteSource, 'url'> {
  const slash = fullName.lastIndexOf('/');
  const visibility = hidden ? l10n.t('private') : l10n.t('public');
  return {
    name: fullName.slice(slash + 1),
    description: slash < 0 ? visibility : `${fullName.slice(0, slash)} · ${visibility}`,
    icon: hidden ? 'lock' : 'repo',
    ...(description !== undefined && { detail: oneLine(description) }),
  };
}

/** VS Code draws `$(name)` as an icon. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('$(', '$ (');
}

async function bind(
  { directory, hosts, remembered }: RemoteSourcesParts,
  providerId: string,
  url: string,
): Promise<void> {
  const provider = directory.current().byId.get(providerId);
  const host = hosts.get(provider?.type ?? '');
  if (provider === undefined || host === undefined) return;
  const key = repositoryKeyOf(provider, host, url);
  if (key !== undefined) await remembered.write(key, provider.id);
}
