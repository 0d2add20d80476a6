import type { Provider } from '../provider/provider';
import type { RememberedChoices } from './rememberedChoices';
import type { Match } from './resolver';

/** Asks which of several providers serves a repository. `undefined`: no answer, Git goes on without us. */
export type AskForProvider = (matches: readonly [Match, ...Match[]]) => Promise<Match | undefined>;

/** Shows one question and gives the provider that the user picked. */
export type ShowQuestion = (
  repositoryKey: string,
  providers: readonly Provider[],
) => Promise<Provider | undefined>;

/** One question a repository, however many Git processes wait for its answer; the answer is remembered. */
export function askOnce(show: ShowQuestion, remembered: RememberedChoices): AskForProvider {
  const asking = new Map<string, Promise<Provider | undefined>>();
  const ask = async (key: string, providers: readonly Provider[]): Promise<Provider | undefined> => {
    const answer = await show(key, providers);
    if (answer !== undefined) await remembered.write(key, answer.id);
    return answer;
  };
  return async (matches) => {
    const key = matches[0].repositoryKey;
    if (key === undefined) return undefined;
    const pending =
      asking.get(key) ??
      ask(
        key,
        matches.map(({ provider }) => provider),
      ).finally(() => asking.delete(key));
    asking.set(key, pending);
    const answer = await pending;
    return matches.find(({ provider }) => provider.id === answer?.id);
  };
}
