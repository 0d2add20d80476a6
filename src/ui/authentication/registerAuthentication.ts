import {
  authentication,
  EventEmitter,
  type AuthenticationProvider,
  type AuthenticationProviderAuthenticationSessionsChangeEvent,
} from 'vscode';
import type { Ending } from '../../shared/emitter';
import type { AuthenticationParts } from './openAuthentication';

/** As `contributes.authentication` declares it. */
const authenticationId = 'git-providers';
const label = 'Git Providers';

/**
 * Offers the accounts to other extensions, whose consent VS Code asks for. Reads nothing before the first question:
 * nobody holds a session that could change.
 */
export function registerAuthentication(parts: AuthenticationParts): Ending {
  const changed = new EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>();
  const endings: Ending[] = [changed];
  let opening: Promise<AuthenticationProvider> | undefined;
  let disposed = false;
  const load = async (): Promise<AuthenticationProvider> => {
    const { openAuthentication } = await import('./openAuthentication');
    const opened = openAuthentication(parts);
    endings.push(
      opened,
      opened.onDidChangeSessions((event) => {
        changed.fire(event);
      }),
    );
    if (disposed) opened.dispose();
    return opened;
  };
  const open = (): Promise<AuthenticationProvider> => (opening ??= load());
  const provider: AuthenticationProvider = {
    onDidChangeSessions: changed.event,
    getSessions: async (scopes, options) => (await open()).getSessions(scopes, options),
    createSession: async (scopes, options) => (await open()).createSession(scopes, options),
    removeSession: async (id) => (await open()).removeSession(id),
  };
  endings.push(
    authentication.registerAuthenticationProvider(authenticationId, label, provider, {
      supportsMultipleAccounts: true,
    }),
  );
  return {
    dispose: () => {
      disposed = true;
      for (const ending of endings) ending.dispose();
    },
  };
}
