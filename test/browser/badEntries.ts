import { expect } from 'vitest';

const ids = {
  wrongType: '11111111-1111-4111-8111-111111111111',
  noObject: '22222222-2222-4222-8222-222222222222',
  sameName: '33333333-3333-4333-8333-333333333333',
  unknownType: '44444444-4444-4444-8444-444444444444',
  other: '55555555-5555-4555-8555-555555555555',
};
const entry = (more: object) => ({ name: 'Some', type: 'github', baseUrl: 'https://github.com', ...more });
/** Entries of `gitProviders.providers`, each with one fault. */
export const badEntries = {
  [ids.wrongType]: entry({ name: 'Wrong type', rotationDays: 'ninety' }),
  [ids.noObject]: 'https://github.com',
  'not-a-uuid': entry({ name: 'Wrong id' }),
  [ids.sameName]: entry({ name: 'ACME GITHUB' }),
  [ids.unknownType]: entry({ name: 'Unknown type', type: 'sourcehut' }),
  [ids.other]: entry({ name: 'Look-alike', baseUrl: 'https://github.com.evil.tld' }),
};
/** How each of them shows in the tree. */
export const badRows = [
  {
    label: 'Wrong type',
    description: expect.stringMatching(/^rotation days: This has the wrong type/) as unknown,
  },
  { label: ids.noObject, description: 'This entry of the settings is not an object of fields.' },
  { label: 'Wrong id', description: 'id: The id must be a UUID.' },
  {
    label: 'ACME GITHUB',
    description: expect.stringMatching(/^name: Another provider has this name\./) as unknown,
  },
  {
    label: 'Unknown type',
    description: expect.stringMatching(/^type: This type of Git host is not known/) as unknown,
  },
  {
    label: 'Look-alike',
    description: expect.stringMatching(/^base URL: This host only looks like/) as unknown,
  },
];

/** The user's settings, with `more` among the providers and a comment and spacing of a person's own. */
export function settingsByHand(text: string, more: object): string {
  const settings = JSON.parse(text) as Record<string, object>;
  const providers = { ...settings['gitProviders.providers'], ...more };
  return JSON.stringify({ ...settings, 'gitProviders.providers': providers }, undefined, 3)
    .replace('"gitProviders.providers"', '// kept by hand\n"gitProviders.providers"')
    .replaceAll('": ', '" :  ');
}
