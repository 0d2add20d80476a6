import { createFaultTable } from './faults';
import { createGitBackend } from './gitBackend';
import type { HostRules, HostState } from './hostRules';
import { startHostServer } from './hostServer';
import type { PracticeHost, RecordedRequest } from './practiceHost';
import { createTokenStore } from './practiceToken';
import type { RepositoryStore } from './repositoryStore';
import { practiceUsers } from './sampleWorld';
import { createWorld, type PracticeRepository } from './world';

export interface PracticeHostOptions {
  readonly store: RepositoryStore;
  /** Path of `git-http-backend`. */
  readonly gitBackend: string;
  /** Home directory of the Git processes. */
  readonly home: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly now: () => number;
}

/** Starts one host with its sample world. */
export async function startPracticeHost<Base extends string>(
  rules: HostRules<Base>,
  options: PracticeHostOptions,
): Promise<PracticeHost<Base>> {
  const { store } = options;
  const world = createWorld(practiceUsers, rules.organizations);
  const tokens = createTokenStore(rules.tokens, options.now);
  const state: HostState = { world, tokens, now: options.now };
  const requests: RecordedRequest[] = [];
  const faults = createFaultTable();

  function place(
    organization: string,
    name: string,
    isPrivate: boolean,
    description: string,
  ): PracticeRepository {
    if (world.organization(organization) === undefined) {
      world.addOrganization(organization);
      world.setRights('alice', organization, 'admin');
    }
    const fullName = `${organization}/${name}`;
    const id = 101 + world.repositories.length;
    const repository: PracticeRepository = {
      id,
      organization,
      name,
      fullName,
      private: isPrivate,
      description,
      directory: store.directory(rules.folder, fullName),
      createdAt: '2026-01-01T00:00:00Z',
      // Later ones are more recent, a minute each, so that sorting by time has one right answer.
      updatedAt: new Date(Date.UTC(2026, 5, 1) + id * 60_000).toISOString().replace('.000Z', 'Z'),
    };
    world.addRepository(repository);
    return repository;
  }

  for (const organization of rules.organizations) {
    if (organization.personal !== undefined) continue;
    world.setRights('alice', organization.path, 'admin');
    if (/^acme$/i.test(organization.path)) world.setRights('bob', organization.path, 'read');
  }
  for (const sample of rules.repositories) {
    place(sample.organization, sample.name, sample.private, sample.description);
  }
  await Promise.all(world.repositories.map((repository) => store.ensure(repository.directory)));

  const server = await startHostServer(options.port, {
    tokens,
    faults,
    requests,
    git: createGitBackend(options.gitBackend, options.home),
    async answer(request) {
      const answer = rules.answer(request, state);
      if (answer.kind === 'git') await store.ensure(answer.directory);
      return answer;
    },
  });
  const baseUrls = rules.baseUrls(server.origin);

  return {
    type: rules.type,
    label: rules.label,
    baseUrl: baseUrls[rules.mainBase],
    baseUrls,
    origin: server.origin,
    port: server.port,
    tokens: tokens.all,
    get repositories() {
      return world.repositories;
    },
    requests,
    faults,
    token(label) {
      const token = tokens.all.find((one) => one.label === label);
      if (token === undefined) throw new Error(`${rules.label} has no token ${label}`);
      return token;
    },
    addToken(given) {
      const token = rules.completeToken(given);
      tokens.add(token);
      return token;
    },
    revokeToken: (token) => {
      tokens.revoke(token);
    },
    async addRepository(given) {
      const repository = place(
        given.organization,
        given.name,
        given.private ?? true,
        given.description ?? '',
      );
      await store.ensure(repository.directory);
      return repository;
    },
    addRepositories(organization, prefix, count) {
      for (let index = 1; index <= count; index++)
        place(organization, `${prefix}-${String(index)}`, true, '');
    },
    setRights: (login, target, right) => {
      world.setRights(login, target, right);
    },
    cloneUrl: (fullName, baseUrl = baseUrls[rules.mainBase]) => baseUrl + rules.clonePath(fullName),
    clearRequests: () => void requests.splice(0),
    close: () => server.close(),
  };
}
