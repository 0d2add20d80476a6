/** Why a text is no secret for a webhook. */
export type OwnSecretProblem = 'empty' | 'tooLong' | 'notAscii';

/** In characters: what every host takes. */
export const longestSecret = 128;

/** Below this many characters a secret can be found by trying. */
export const shortSecret = 16;

/** What is wrong with a secret that the user brings. Some hosts send it in a header, where only ASCII arrives as it is. */
export function checkOwnSecret(text: string): OwnSecretProblem | undefined {
  if (text === '') return 'empty';
  if (text.length > longestSecret) return 'tooLong';
  return /^[\x20-\x7e]*$/.test(text) ? undefined : 'notAscii';
}
