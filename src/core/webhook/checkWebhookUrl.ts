import { hasControlCharacter } from '../provider/baseUrl';
import { addressKind, type AddressKind } from './addressKind';

/** Why a URL is no place to call. */
export type WebhookUrlProblem =
  | { readonly kind: 'empty' | 'notAUrl' | 'controlCharacter' | 'credentials' | 'scheme' }
  /** Plain `http`, on which anybody reads along. */
  | { readonly kind: 'insecure' }
  /** The host cannot reach it, or should not: `hostname` as it was understood. */
  | { readonly kind: 'notPublic'; readonly address: AddressKind; readonly hostname: string };

/**
 * What is wrong with the URL of a webhook, before anything is sent; `undefined` where nothing is seen. Names are not
 * looked up, so that "nothing" does not mean that it can be reached. Around a self-hosted server `http` and the
 * addresses of its own network are allowed.
 */
export function checkWebhookUrl(
  text: string,
  { selfHosted }: { readonly selfHosted: boolean },
): WebhookUrlProblem | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  // Looked for first: reading a URL leaves out line breaks and tabs.
  if (hasControlCharacter(trimmed)) return { kind: 'controlCharacter' };
  if (!URL.canParse(trimmed)) return { kind: 'notAUrl' };
  const { protocol, hostname, username, password } = new URL(trimmed);
  if (protocol !== 'https:' && protocol !== 'http:') return { kind: 'scheme' };
  if (hostname === '') return { kind: 'notAUrl' };
  if (username !== '' || password !== '') return { kind: 'credentials' };
  if (selfHosted) return undefined;
  const address = addressKind(hostname);
  if (address !== undefined) return { kind: 'notPublic', address, hostname };
  return protocol === 'http:' ? { kind: 'insecure' } : undefined;
}
