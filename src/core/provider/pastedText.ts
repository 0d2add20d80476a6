import { Secret } from '../account/secret';
import { decodeSegments } from '../credential/decodeSegments';
import type { GitHost } from '../host/gitHost';
import { hasControlCharacter, isLoopback, parseBaseUrl, servedHost, type BaseUrl } from './baseUrl';
import type { HostType, Provider } from './provider';

/** What somebody pasted to begin with. The text itself is in none of these. */
export type PastedText =
  | {
      readonly kind: 'repository';
      readonly baseUrl: BaseUrl;
      /** Absent where nothing tells which product is there. */
      readonly type?: HostType;
      readonly organization?: string;
      /** The address held a password or a token, which is left out. */
      readonly heldSecret: boolean;
    }
  | { readonly kind: 'token'; readonly type: HostType }
  | { readonly kind: 'unknown' };

interface Address {
  /** As a web address: without user, query and fragment. */
  readonly url: URL;
  /** Its port and path prefix are SSH's own. */
  readonly ssh: boolean;
  readonly heldSecret: boolean;
}

const lengthLimit = 2000;

/**
 * Tells a token from an address of a repository, as browsers, `git clone` and hosts spell it.
 *
 * @param type chosen so far: by its rules the path is read where nothing else tells the product
 */
export function readPastedText(
  text: string,
  hosts: readonly GitHost[],
  providers: readonly Provider[],
  type?: HostType,
): PastedText {
  const pasted = text.trim().replace(/^git\s+clone\s+/i, '');
  if (pasted === '' || pasted.length > lengthLimit || /\s/.test(pasted) || hasControlCharacter(pasted)) {
    return { kind: 'unknown' };
  }
  const owner = ownerOf(pasted, hosts);
  if (owner !== undefined) return { kind: 'token', type: owner };
  const address = readAddress(pasted, hosts);
  const segments = address && decodeSegments(address.url.pathname);
  if (address === undefined || segments === undefined) return { kind: 'unknown' };
  const known = providerAt(address, segments, providers);
  const baseUrl = known?.baseUrl ?? newBaseUrl(address, segments, hosts);
  if (baseUrl === undefined) return { kind: 'unknown' };
  const found = known?.type ?? typeOf(baseUrl, hosts);
  const host = hosts.find((each) => each.type === (found ?? type));
  const organization = host && organizationOf(host, baseUrl, address, segments);
  return {
    kind: 'repository',
    baseUrl,
    heldSecret: address.heldSecret,
    ...(found !== undefined && { type: found }),
    ...(organization !== undefined && { organization }),
  };
}

/** The host that gives out tokens of this form. */
function ownerOf(text: string, hosts: readonly GitHost[]): HostType | undefined {
  const token = new Secret(text);
  return hosts.find((host) => host.recognizeToken(token).kind !== undefined)?.type;
}

/** Source: git-clone(1), "GIT URLS". */
function readAddress(text: string, hosts: readonly GitHost[]): Address | undefined {
  const written = withScheme(text);
  // A path that can be read in two ways is read in none.
  if (written === undefined || /%2e|%2f|%5c|\\/i.test(written) || !URL.canParse(written)) return undefined;
  const { protocol, username, password, hostname, port, pathname } = new URL(written);
  const web = protocol === 'https:' || protocol === 'http:';
  const plain = protocol === 'http:' && isLoopback(hostname);
  const place = web && port !== '' ? `${hostname}:${port}` : hostname;
  const href = `${plain ? 'http' : 'https'}://${place}${pathname}`;
  if (hostname === '' || !URL.canParse(href)) return undefined;
  const heldSecret = password !== '' || ownerOf(decoded(username), hosts) !== undefined;
  return { url: new URL(href), ssh: !web, heldSecret };
}

/** The short form of SSH addresses, and an address without a scheme, in full. */
function withScheme(text: string): string | undefined {
  if (/^(https?|ssh|git\+ssh|ssh\+git|git):\/\//i.test(text)) {
    return text.replace(/^(git\+ssh|ssh\+git|git):/i, 'ssh:');
  }
  if (text.includes('://')) return undefined;
  const [, user = '', host, path] =
    /^([^@/:]+@)?(\[[0-9a-f:.]+\]|[^/:[\]@]{2,}):(?!\d+(?:\/|$))\/*(.+)$/i.exec(text) ?? [];
  const named = user !== '' || host?.includes('.') === true;
  if (named && host !== undefined && path !== undefined) return `ssh://${user}${host}/${path}`;
  return /^([\w-]+\.)+[\w-]+(:\d+)?(\/|$)/.test(text) ? `https://${text}` : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The provider that the address lies below; the one with the longest path knows where the server's own paths begin. */
function providerAt(
  { url, ssh }: Address,
  segments: readonly string[],
  providers: readonly Provider[],
): Provider | undefined {
  const below = providers.filter(({ baseUrl }) => {
    if (ssh) return namesOfSsh(url.hostname).includes(baseUrl.hostname);
    const base = decodeSegments(baseUrl.path) ?? [];
    return baseUrl.origin === url.origin && base.every((segment, i) => segments[i] === segment);
  });
  return below.toSorted((a, b) => b.baseUrl.path.length - a.baseUrl.path.length)[0];
}

/** Public services also offer SSH on the port of HTTPS, under a name of its own. */
function namesOfSsh(hostname: string): readonly string[] {
  return [hostname, hostname.replace(/^(alt)?ssh\./, '')];
}

function newBaseUrl(
  { url, ssh }: Address,
  [first = '']: readonly string[],
  hosts: readonly GitHost[],
): BaseUrl | undefined {
  const publicName = namesOfSsh(url.hostname).find((name) => hosts.some((host) => publicHost(host) === name));
  if (ssh && publicName !== undefined) return parsed(`https://${publicName}`);
  const standIn = isLoopback(url.hostname) && hosts.some((host) => publicHost(host) === first.toLowerCase());
  return parsed(standIn ? `${url.origin}/${first}` : url.origin);
}

function parsed(text: string): BaseUrl | undefined {
  const result = parseBaseUrl(text);
  return result.ok ? result.value : undefined;
}

function publicHost({ publicBaseUrl }: GitHost): string {
  return new URL(publicBaseUrl).hostname;
}

/** A public service by its name; a server where its name has the product's in it, `gitlab.acme.com`. */
function typeOf(baseUrl: BaseUrl, hosts: readonly GitHost[]): HostType | undefined {
  const served = servedHost(baseUrl);
  const words = served.split(/[.-]/);
  return (hosts.find((host) => publicHost(host) === served) ?? hosts.find(({ type }) => words.includes(type)))
    ?.type;
}

/** Some servers have a prefix before the repository in HTTPS clone paths, and not in those of SSH. */
function organizationOf(
  host: GitHost,
  baseUrl: BaseUrl,
  { ssh }: Address,
  segments: readonly string[],
): string | undefined {
  const base = decodeSegments(baseUrl.path) ?? [];
  const own = ssh ? segments : segments.slice(base.length);
  const paths = ssh && own.length > 1 ? [own, ['scm', ...own]] : [own];
  for (const path of paths) {
    const repository = host.readRepositoryPath(baseUrl, path);
    if (repository !== undefined) return repository.organization.join('/');
  }
  return own.length === 1 ? own[0] : undefined;
}
