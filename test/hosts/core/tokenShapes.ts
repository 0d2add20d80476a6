import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const urlSafe = `${base62}-_`;
const base36 = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Letters that follow from a label, the same on every run, so that no token stands in the source. */
function letters(label: string, length: number, alphabet = base62): string {
  let result = '';
  for (let round = 0; result.length < length; round++) {
    for (const byte of createHash('sha256')
      .update(`${label} ${String(round)}`)
      .digest()) {
      result += alphabet[byte % alphabet.length] ?? '';
    }
  }
  return result.slice(0, length);
}

function checksum(text: string, alphabet: string, length: number): string {
  let rest = crc32(text);
  let digits = '';
  while (digits.length < length) {
    digits = (alphabet[rest % alphabet.length] ?? '') + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}

/** 30 letters and their CRC32 in six base62 digits: classic `ghp`, OAuth `gho`, `ghu`, installation `ghs`. */
export function githubToken(prefix: 'ghp' | 'gho' | 'ghu' | 'ghs', label: string): string {
  const body = letters(label, 30);
  return `${prefix}_${body}${checksum(body, base62, 6)}`;
}

/** The newer form of an installation's token: about 520 characters, with dots between its parts. */
export function githubLongInstallation(label: string): string {
  return `ghs_${letters(`${label} head`, 36)}.${letters(label, 436)}.${letters(`${label} end`, 43)}`;
}

/** 93 characters in all. */
export function githubFineGrained(label: string): string {
  return `github_pat_${letters(`${label} id`, 22)}_${letters(label, 59)}`;
}

export function gitlabToken(prefix: 'glpat' | 'gldt', label: string): string {
  return `${prefix}-${letters(label, 20, urlSafe)}`;
}

/** The form that names its cell: payload, version, payload length and CRC32 in base36. */
export function gitlabRoutable(label: string): string {
  const payload = Buffer.from(letters(label, 30)).toString('base64url');
  const head = `glpat-${payload}.01.${payload.length.toString(36).padStart(2, '0')}`;
  return head + checksum(head, base36, 7);
}

/** GitLab's OAuth tokens are bare hexadecimal. */
export function gitlabOauth(label: string): string {
  return letters(label, 64, '0123456789abcdef');
}

/** API tokens begin with `ATATT3`, access tokens with `ATCTT3`; both have 192 characters. */
export function atlassianToken(prefix: 'ATATT3' | 'ATCTT3', label: string): string {
  const body = prefix + letters(label, 177, urlSafe);
  return `${body}=${crc32(body).toString(16).toUpperCase().padStart(8, '0')}`;
}

export function bitbucketAppPassword(label: string): string {
  return `ATBB${letters(label, 32)}`;
}

/** 44 letters of base64 whose text begins with the token's number; newer versions put `BBDC-` before it. */
export function dataCenterToken(label: string, prefixed: boolean): string {
  const body = Buffer.from(`${letters(label, 12, '123456789')}:${letters(label, 20)}`).toString('base64');
  return prefixed ? `BBDC-${body}` : body;
}
