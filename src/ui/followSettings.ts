import type { LogOutputChannel } from 'vscode';
import type { History } from '../core/history/history';
import { presentDefinitions, type PresentDefinition } from '../core/history/presentDefinitions';
import { scopeKey } from '../core/provider/provider';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import { followDefinitions, type DefinitionWatch } from './followDefinitions';
import type { ProviderSettings } from './providerSettings';
import type { Remains } from './remains';

export interface FollowSettingsParts {
  readonly directory: ProviderDirectory;
  readonly settings: ProviderSettings;
  readonly history: History;
  readonly remains: Remains;
  readonly log: LogOutputChannel;
}

/** Records what others do to the settings, and has the tree show what vanished from them. */
export function followSettings(parts: FollowSettingsParts): DefinitionWatch {
  const { directory, settings, history, remains, log } = parts;
  const isUsed = ({ id, scope }: PresentDefinition): boolean => {
    const provider = directory.current().byId.get(id);
    return provider !== undefined && scopeKey(provider.scope) === scope;
  };
  return followDefinitions({
    directory,
    history,
    log,
    entries: () =>
      presentDefinitions(settings.layers()).map((entry) => (isUsed(entry) ? entry : unused(entry))),
    visibleScopes: () => settings.layers().map(({ scope }) => scopeKey(scope)),
    refresh: () => settings.refresh(),
    isSaving: () => settings.isInTurn(),
    onLost: (lost) => {
      remains.tellLost(lost);
    },
  });
}

/** An entry that cannot be used is there, so that nothing of it is missed, and is no provider whose history counts. */
function unused({ id, scope, name }: PresentDefinition): PresentDefinition {
  return { id, scope, name };
}
