import type { LogOutputChannel } from 'vscode';
import type { Secret } from '../../core/account/secret';
import type { Provider } from '../../core/provider/provider';
import { createKeyringNotice } from '../keyringNotice';
import { tellTwins, type TwinNoticeParts } from './twinNotice';

/** To be called when a token was stored, with where it belongs. Returns at once: nothing waits for a notice. */
export type TokenStored = (provider: Provider, token: Secret) => void;

export function createStoredTokenNotice(
  parts: TwinNoticeParts & { readonly log: LogOutputChannel },
): TokenStored {
  const tellKeyring = createKeyringNotice(parts.memory);
  return (provider, token) => {
    Promise.all([tellTwins(parts, provider, token), tellKeyring()]).catch((cause: unknown) => {
      parts.log.error('A notice about a stored token failed', String(cause));
    });
  };
}
