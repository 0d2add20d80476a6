import { domainToUnicode } from 'node:url';
import type { BaseUrl } from '../../core/provider/baseUrl';

/** The whole host with its port, and how an international name reads, so that a look-alike shows itself. */
export function shownHost({ href, hostname }: BaseUrl): string {
  const { host } = new URL(href);
  const readable = domainToUnicode(hostname);
  return readable === hostname || readable === '' ? host : `${host} (${readable})`;
}
