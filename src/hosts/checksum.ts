import { crc32 } from 'node:zlib';

export const base36 = '0123456789abcdefghijklmnopqrstuvwxyz';
export const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** CRC32 in the digits of `alphabet`, padded to `length`, as hosts end their tokens. */
export function checksum(text: string, alphabet: string, length: number): string {
  let digits = '';
  for (let rest = crc32(text); rest > 0; rest = Math.floor(rest / alphabet.length)) {
    digits = alphabet.charAt(rest % alphabet.length) + digits;
  }
  return digits.padStart(length, '0');
}
