import type { UsableAccountParts } from '../../remoteSources/usableAccount';
import type { ChosenProvider } from './projectAnswers';
import { withClient } from './withClient';

/** What a push of a pipeline file needs of the token beyond that of code. */
export interface PushNeed {
  /** In the words of the host's token page. */
  readonly scope: string;
  /** The host says that the token lacks it; otherwise it does not say. */
  readonly lacking: boolean;
}

/** `undefined`: nothing more is needed, the token has it, or the host cannot be asked now. Costs one request at most. */
export async function pushNeed(
  parts: UsableAccountParts,
  { provider, host }: ChosenProvider,
  signal: AbortSignal,
): Promise<PushNeed | undefined> {
  const { baseUrl } = provider;
  if (host.pipelineScope(baseUrl) === undefined) return undefined;
  const identity = await withClient(parts, provider, (client) => client.identity(signal));
  if (!identity.ok) return undefined;
  const { tokenKind, scopes } = identity.value;
  const needed = host.pipelineScope(baseUrl, tokenKind);
  if (needed === undefined) return undefined;
  const lacking = scopes !== undefined && host.missingScopes(scopes, [needed]).length > 0;
  return lacking || scopes === undefined ? { scope: needed.shownAs ?? needed.name, lacking } : undefined;
}
