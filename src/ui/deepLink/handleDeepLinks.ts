import { window, type LogOutputChannel } from 'vscode';
import type { Ending } from '../../shared/emitter';
import type { OpenDeepLinkParts } from './openDeepLink';

/** Takes the links of this extension, `vscode://git-providers.git-providers/add?…`. What they do is loaded by the first. */
export function handleDeepLinks(parts: OpenDeepLinkParts & { readonly log: LogOutputChannel }): Ending {
  return window.registerUriHandler({
    async handleUri(uri) {
      try {
        const { openDeepLink } = await import('./openDeepLink');
        await openDeepLink(parts, uri);
      } catch (cause) {
        parts.log.error('A link could not be followed', cause instanceof Error ? cause : String(cause));
      }
    },
  });
}
