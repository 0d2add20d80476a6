import { generated, type Sequence } from './sequence';
import { includes, lesser, type PracticeToken, type Right } from './practiceToken';

export interface PracticeUser {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly email: string;
}

/** An organization, group, workspace or project; also the namespace of one user. */
export interface PracticeOrganization {
  readonly id: number;
  /** As it stands in clone URLs, `acme/platform` for a nested group. */
  readonly path: string;
  readonly name: string;
  /** Login of the user whose own namespace it is. */
  readonly personal?: string;
}

export interface PracticeRepository {
  readonly id: number;
  readonly organization: string;
  readonly name: string;
  /** `organization/name`. */
  readonly fullName: string;
  readonly private: boolean;
  /** Private, and open to everybody who belongs to the server. */
  readonly internal?: boolean;
  readonly description: string;
  /** The bare repository on disk. */
  readonly directory: string;
  /** ISO 8601 instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface World {
  readonly users: readonly PracticeUser[];
  readonly organizations: readonly PracticeOrganization[];
  readonly repositories: readonly PracticeRepository[];
  user(login: string | undefined): PracticeUser | undefined;
  /** In any letter case. */
  organization(path: string): PracticeOrganization | undefined;
  addOrganization(path: string): PracticeOrganization;
  /** In any letter case. */
  repository(fullName: string): PracticeRepository | undefined;
  addRepository(repository: PracticeRepository): void;
  /** Adds repositories that exist only while they are looked at. `make` gives the one with this number, from 1. */
  claim(organization: string, count: number, make: (number: number) => PracticeRepository): void;
  /** The claimed ones of an organization and what is nested in it, of all where absent. */
  claimed(organization?: string): readonly Sequence<PracticeRepository>[];
  /** Rights of a user on an organization (everything in it) or on one repository, which counts more. */
  setRights(login: string, target: string, right: Right): void;
  /** What a user may do with everything below an organization or with one repository. */
  userRight(login: string | undefined, target: string): Right;
  /** What a token may do with a repository, scopes apart, which every host reads in its own way. */
  tokenRight(token: PracticeToken | undefined, repository: PracticeRepository): Right;
}

/** A token limited to organizations reaches those, what is nested in them, and nothing else that is private. */
export function reaches(token: PracticeToken | undefined, path: string): boolean {
  const limits = token?.organizations;
  return limits === undefined || limits.some((limit) => isWithin(path, limit));
}

export function isWithin(path: string, ancestor: string): boolean {
  return `${path.toLowerCase()}/`.startsWith(`${ancestor.toLowerCase()}/`);
}

interface Claim {
  readonly organization: string;
  readonly items: Sequence<PracticeRepository>;
}

/** Its name ends in its number. */
function claimedOne(claims: readonly Claim[], fullName: string): PracticeRepository | undefined {
  const number = Number(/-(\d{1,9})$/.exec(fullName)?.[1] ?? '0');
  return claims
    .flatMap(({ items }) => items.slice(number - 1, number))
    .find((one) => one.fullName.toLowerCase() === fullName.toLowerCase());
}

export function createWorld(
  users: readonly PracticeUser[],
  organizations: readonly PracticeOrganization[],
): World {
  const allOrganizations = [...organizations];
  const repositories = new Map<string, PracticeRepository>();
  const claims: Claim[] = [];
  const rights = new Map<string, Right>();
  const key = (login: string, target: string) => `${login.toLowerCase()} ${target.toLowerCase()}`;
  for (const organization of organizations) {
    if (organization.personal !== undefined)
      rights.set(key(organization.personal, organization.path), 'admin');
  }

  function userRight(login: string | undefined, target: string): Right {
    if (login === undefined) return 'none';
    for (let path = target; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      const right = rights.get(key(login, path));
      if (right !== undefined) return right;
    }
    return 'none';
  }

  return {
    users,
    organizations: allOrganizations,
    get repositories() {
      return [...repositories.values()];
    },
    user: (login) => users.find((user) => user.login.toLowerCase() === login?.toLowerCase()),
    organization: (path) => allOrganizations.find((one) => one.path.toLowerCase() === path.toLowerCase()),
    addOrganization(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const organization = { id: 9000 + allOrganizations.length, path, name };
      allOrganizations.push(organization);
      return organization;
    },
    repository: (fullName) => repositories.get(fullName.toLowerCase()) ?? claimedOne(claims, fullName),
    addRepository: (repository) => void repositories.set(repository.fullName.toLowerCase(), repository),
    claim: (organization, count, make) =>
      void claims.push({ organization, items: generated(count, (index) => make(index + 1)) }),
    claimed: (organization) =>
      claims
        .filter((one) => organization === undefined || isWithin(one.organization, organization))
        .map(({ items }) => items),
    setRights: (login, target, right) => void rights.set(key(login, target), right),
    userRight,
    tokenRight(token, repository) {
      const open: Right = repository.private ? 'none' : 'read';
      if (token === undefined || !reaches(token, repository.fullName)) return open;
      const own =
        token.user === undefined ? (token.rights ?? 'write') : userRight(token.user, repository.fullName);
      const right = lesser(own, token.rights ?? 'admin');
      return includes(right, open) ? right : open;
    },
  };
}
