import type { NetworkFact } from './reportFacts';

/** Names of settings and variables whose value is the address of a proxy. */
const proxies = /(^|\.|_)proxy$/i;
/** Values that hold no name, path or secret of anybody: switches and modes. */
const plainWord = /^(true|false|on|off|yes|no|\d{1,4}|override|fallback|schannel|openssl)$/i;

/** A network setting as a report may say it: of a proxy its host, of a switch its position, else whether it is set. */
export function shownNetwork({ name, value }: NetworkFact): string {
  const place = shownName(name);
  if (value === undefined || value === '' || value === null) return `${place}: not set`;
  const entries: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  if (entries !== undefined) return `${place}: ${entries.length} entries`;
  if (typeof value === 'boolean' || typeof value === 'number') return `${place}: ${value}`;
  if (typeof value !== 'string') return `${place}: set`;
  if (/no_proxy$/i.test(name)) return `${place}: ${value.split(',').length} entries`;
  if (proxies.test(name)) return `${place}: ${proxyHost(value)}`;
  return plainWord.test(value) ? `${place}: ${value}` : `${place}: set`;
}

/** Git's settings may name an address, `http.https://git.acme.com/team.proxy`: its host is kept. */
function shownName(name: string): string {
  const [, address, key] = /^http\.(.+)\.(\w+)$/.exec(name) ?? [];
  if (address === undefined || key === undefined) return name.replace(/[^\w.-]/g, '');
  const host = URL.canParse(address) ? new URL(address).host : '';
  return `http.${host === '' ? '(address)' : host}.${key}`;
}

function proxyHost(value: string): string {
  const bare = value.replace(/^.*@/s, '');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `http://${bare}`;
  const host = URL.canParse(withScheme) ? new URL(withScheme).host : '';
  return /^[\w.:[\]-]+$/.test(host) ? host : 'set, and no address of a proxy';
}
