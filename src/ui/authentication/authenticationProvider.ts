import {
  EventEmitter,
  type AuthenticationProvider,
  type AuthenticationProviderAuthenticationSessionsChangeEvent,
  type AuthenticationSession,
} from 'vscode';
import type { Session, SessionFace } from '../../core/session/session';
import type { Ending } from '../../shared/emitter';
import { askForSession, type AskForSessionParts } from './askForSession';
import { signOut, type SignOutParts } from './signOut';

export type AuthenticationProviderParts = AskForSessionParts & SignOutParts;

/** The accounts as VS Code asks for them. It asks one question after the other. */
export function createAuthenticationProvider(
  parts: AuthenticationProviderParts,
): AuthenticationProvider & Ending {
  const { sessions } = parts;
  const changed = new EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>();
  const subscription = sessions.onDidChange(({ added, removed, changed: replaced }) => {
    changed.fire({
      added: added.map(withoutToken),
      removed: removed.map(withoutToken),
      changed: replaced.map(withoutToken),
    });
  });
  return {
    onDidChangeSessions: changed.event,
    async getSessions(scopes, { account }) {
      const found = await sessions.list(scopes);
      return found.filter(({ id }) => account === undefined || account.id === id).map(withToken);
    },
    async createSession(scopes, { account }) {
      return withToken(await askForSession(parts, scopes, account?.id));
    },
    removeSession: (id) => signOut(parts, id),
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}

function withToken({ token, ...face }: Session): AuthenticationSession {
  return { ...withoutToken(face), accessToken: token.open() };
}

/** Events say which sessions; whoever may have a token gets it by asking. */
function withoutToken({ id, label: accountLabel, scopes }: SessionFace): AuthenticationSession {
  return { id, accessToken: '', account: { id, label: accountLabel }, scopes };
}
