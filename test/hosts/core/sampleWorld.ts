import type { SampleRepository } from './hostRules';
import type { PracticeOrganization, PracticeUser } from './world';

/** Alice owns everything; bob may read what is in acme. */
export const practiceUsers: readonly PracticeUser[] = [
  { id: 11, login: 'alice', name: 'Alice Example', email: 'alice@acme.example' },
  { id: 12, login: 'bob', name: 'Bob Example', email: 'bob@acme.example' },
];

interface Names {
  readonly acme: string;
  readonly globex: string;
  readonly alice: string;
}

/** The organizations that every host has, as this host spells them. */
export function sampleOrganizations(names: Names): readonly PracticeOrganization[] {
  return [
    { id: 21, path: names.acme, name: 'Acme' },
    { id: 22, path: names.globex, name: 'Globex' },
    { id: 23, path: names.alice, name: 'Alice Example', personal: 'alice' },
  ];
}

/** The repositories that every host has: all private but the handbook. */
export function sampleRepositories(names: Names): readonly SampleRepository[] {
  return [
    { organization: names.acme, name: 'web', private: true, description: 'Web shop' },
    { organization: names.acme, name: 'api', private: true, description: 'Orders and payments' },
    { organization: names.acme, name: 'infrastructure', private: true, description: 'Servers and networks' },
    { organization: names.globex, name: 'app', private: true, description: 'Mobile app' },
    { organization: names.globex, name: 'backend', private: true, description: 'Backend of the app' },
    { organization: names.alice, name: 'notes', private: true, description: 'Notes of Alice' },
    { organization: names.acme, name: 'handbook', private: false, description: 'How Acme works' },
  ];
}

/** Expiry dates of the sample tokens: always over, or far enough away for years of practice. */
export const expiredAt = '2026-01-31T12:00:00Z';
export const expiresLater = '2036-01-31T12:00:00Z';
