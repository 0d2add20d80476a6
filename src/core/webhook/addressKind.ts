/** Why an address is none that a public service can or should call. */
export type AddressKind =
  'loopback' | 'private' | 'linkLocal' | 'shared' | 'metadata' | 'unspecified' | 'localName' | 'reserved';

/**
 * What kind of address a host name of a parsed URL is, where it is no public one. The URL standard has turned every
 * spelling of an IPv4 address into four decimal numbers, and an IPv6 address into its shortest form in brackets.
 * Source: the IANA registries of special-purpose addresses and names, and the documentation of cloud providers.
 */
export function addressKind(hostname: string): AddressKind | undefined {
  const name = hostname.toLowerCase().replace(/\.+$/, '');
  if (name.startsWith('[')) return kindOfV6(groupsOf(name.slice(1, -1)));
  if (/^\d+(\.\d+){3}$/.test(name)) return kindOfV4(name.split('.').map(Number));
  return kindOfName(name);
}

const localNames = /(^|\.)(local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$/;

/** A name without a dot is looked up in the network of whoever asks. */
function kindOfName(name: string): AddressKind | undefined {
  if (/(^|\.)localhost$/.test(name)) return 'loopback';
  if (name === 'metadata' || name === 'metadata.google.internal') return 'metadata';
  return localNames.test(name) || !name.includes('.') ? 'localName' : undefined;
}

/** Addresses of metadata services that lie in no other range than a private one's. */
const metadataV4 = ['169.254.169.254', '169.254.170.2', '100.100.100.200', '192.0.0.192', '168.63.129.16'];

/** The first row that fits counts. `[first address, length of the prefix in bits, kind]`. */
const rangesV4: readonly (readonly [address: string, bits: number, kind: AddressKind])[] = [
  ['0.0.0.0', 8, 'unspecified'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'shared'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'linkLocal'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'reserved'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'reserved'],
  ['198.51.100.0', 24, 'reserved'],
  ['203.0.113.0', 24, 'reserved'],
  ['224.0.0.0', 3, 'reserved'],
];

function kindOfV4(parts: readonly number[]): AddressKind | undefined {
  if (metadataV4.includes(parts.join('.'))) return 'metadata';
  const address = numberOf(parts);
  return rangesV4.find(([first, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(numberOf(first.split('.').map(Number)) / size);
  })?.[2];
}

function numberOf(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function kindOfV6(groups: readonly number[]): AddressKind | undefined {
  const [first = 0, second = 0, third = 0] = groups;
  const [beforeLast = 0, last = 0] = groups.slice(6);
  const leading = groups.slice(0, 5).every((group) => group === 0);
  if (leading && groups[5] === 0) {
    if (beforeLast === 0 && last <= 1) return last === 0 ? 'unspecified' : 'loopback';
    return kindOfV4(bytesOf(beforeLast, last)) ?? 'reserved';
  }
  // IPv4 in the mapped form, behind a translator's prefix, and in 6to4.
  if (leading && groups[5] === 0xffff) return kindOfV4(bytesOf(beforeLast, last));
  if (first === 0x64 && second === 0xff9b) return kindOfV4(bytesOf(beforeLast, last)) ?? 'reserved';
  if (first === 0x2002) return kindOfV4(bytesOf(second, third)) ?? 'reserved';
  if (first === 0xfd00 && second === 0xec2 && last === 0x254) return 'metadata';
  if ((first & 0xfe00) === 0xfc00) return 'private';
  if ((first & 0xffc0) === 0xfe80) return 'linkLocal';
  if ((first & 0xffc0) === 0xfec0) return 'private';
  // Public addresses are all in 2000::/3; in it are documentation and Teredo.
  if ((first & 0xe000) !== 0x2000 || (first === 0x2001 && (second === 0xdb8 || second === 0)))
    return 'reserved';
  return undefined;
}

function bytesOf(high: number, low: number): readonly number[] {
  return [high >> 8, high & 255, low >> 8, low & 255];
}

/** The eight groups; `::` stands for as many zeros as are missing. */
function groupsOf(text: string): readonly number[] {
  const [head = '', tail] = text.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const [before, after] = [read(head), read(tail ?? '')];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}
