import { blocksGit, providerState } from '../../core/provider/providerState';
import type { ProvidersContentParts } from './providersContent';

/** What needs a look: entries at fault, changes that ended halfway, definitions that vanished, tokens that are dead. */
export async function countProblems(
  parts: Pick<ProvidersContentParts, 'directory' | 'summaries' | 'health' | 'remains' | 'now'>,
): Promise<number> {
  const { directory, summaries, health, remains, now } = parts;
  const { providers, problems } = directory.current();
  const dead = await Promise.all(
    providers.map(async (provider) => {
      const account = await summaries.of(provider);
      return blocksGit(providerState(provider, account, health.read(provider.id), now()));
    }),
  );
  return (
    problems.length +
    remains.lost().length +
    remains.unfinished().length +
    dead.filter((isDead) => isDead).length
  );
}
