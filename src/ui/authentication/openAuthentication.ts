import { window, type AuthenticationProvider } from 'vscode';
import type { MemoryPort } from '../../core/provider/health';
import { createEndedAccess } from '../../core/session/endedAccess';
import { createSessions } from '../../core/session/sessions';
import type { Ending } from '../../shared/emitter';
import { createAuthenticationProvider, type AuthenticationProviderParts } from './authenticationProvider';

export interface AuthenticationParts extends Omit<AuthenticationProviderParts, 'sessions'> {
  readonly memory: MemoryPort;
}

/** What stands behind the registration: a bundle of its own, loaded when somebody asks for an account. */
export function openAuthentication(parts: AuthenticationParts): AuthenticationProvider & Ending {
  const { hosts, memory, log } = parts;
  const sessions = createSessions({
    ...parts,
    types: hosts,
    ended: createEndedAccess(memory),
    log: (problem, cause) => {
      log.warn(problem, cause instanceof Error ? cause.message : '');
    },
  });
  const provider = createAuthenticationProvider({ ...parts, sessions });
  const endings: readonly Ending[] = [
    // Another window may have ended or granted access.
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) void sessions.look();
    }),
    provider,
    sessions,
  ];
  return {
    ...provider,
    dispose: () => {
      for (const ending of endings) ending.dispose();
    },
  };
}
