import { l10n, window } from 'vscode';
import { tomorrow, type ExpiryWarning } from '../../core/lifecycle/expiryWarning';
import type { GitHost } from '../../core/host/gitHost';
import type { MemoryPort } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { runCommand } from '../commands/command';
import { providerItem } from '../commands/pickProvider';
import { askChoice } from '../quickInput/askChoice';
import { warningSentence } from '../words/lifecycleWords';
import type { GivenWarnings } from './warningFile';

export interface TellExpiryParts {
  readonly directory: Pick<ProviderDirectory, 'projectsOf'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  /** Holds what the user does not want to be told again. */
  readonly memory: MemoryPort;
  readonly given: GivenWarnings;
  readonly now: () => Date;
  /** Rotates the token of a provider, given its id; absent where that cannot be done. */
  readonly rotate?: (id: string) => PromiseLike<unknown>;
}

/** Says, in one message, which tokens end or have ended, and does what the user answers. */
export async function tellExpiry(parts: TellExpiryParts, warnings: readonly ExpiryWarning[]): Promise<void> {
  const { directory, memory, given, now } = parts;
  const providers = warnings.map(({ provider }) => provider);
  const projects = providers.flatMap(({ id }) => directory.projectsOf(id)).map(({ name }) => name);
  const isOne = warnings.length === 1;
  const rotates = isOne && warnings.every((warning) => canRotate(parts, warning));
  const replace = rotates
    ? l10n.t('Rotate Token…')
    : isOne
      ? l10n.t('Update Token…')
      : l10n.t('Update Tokens…');
  const later = l10n.t('Remind Me Tomorrow');
  const stop = isOne ? l10n.t("Don't Show Again for This Provider") : l10n.t("Don't Show Again…");
  const sentence = warningSentence(warnings, [...new Set(projects)], now());
  const answer = await window.showWarningMessage(sentence, replace, later, stop);
  if (answer === later) await given.snooze(warnings, tomorrow(now()));
  if (answer !== replace && answer !== stop) return;
  const title = answer === replace ? l10n.t('Update Token') : l10n.t("Don't Show Again");
  const chosen = await choose(parts, providers, title);
  if (chosen === undefined) return;
  if (answer === stop) await memory.update(quietKey(chosen.id), true);
  else if (rotates) await parts.rotate?.(chosen.id);
  else await runCommand('updateToken', chosen.id);
}

/** By this key the user's wish is found; it goes with the provider. */
export function quietKey(id: string): string {
  return `expiry.quiet.${id}`;
}

/** A token that has ended cannot ask for the next one. */
function canRotate({ hosts, rotate }: TellExpiryParts, { provider, stage }: ExpiryWarning): boolean {
  const capabilities = hosts.get(provider.type)?.capabilities(provider.baseUrl);
  return rotate !== undefined && stage > 0 && capabilities?.rotationScope !== undefined;
}

async function choose(
  { hosts }: TellExpiryParts,
  providers: readonly Provider[],
  title: string,
): Promise<Provider | undefined> {
  if (providers.length === 1) return providers[0];
  const picked = await askChoice({
    title,
    placeholder: l10n.t('Which provider?'),
    items: providers.map((provider) => providerItem(provider, hosts)),
  });
  return picked.kind === 'next' ? picked.value : undefined;
}
