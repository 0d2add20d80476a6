import type { CertificateKind, Certificates } from './certificates';
import { createFaultTable } from './faults';
import { createGitBackend } from './gitBackend';
import type { HostRules, HostState } from './hostRules';
import { startHostServer } from './hostServer';
import type { NewRepository, PracticeHost, TlsFace } from './practiceHost';
import { createTokenStore } from './practiceToken';
import type { RepositoryStore } from './repositoryStore';
import { practiceUsers } from './sampleWorld';
import { createTraffic } from './traffic';
import { createWebhookStore } from './webhookStore';
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
  readonly certificates: Certificates;
  readonly keepBodies: boolean;
}

/** Starts one host with its sample world. */
export async function startPracticeHost<Base extends string>(
  rules: HostRules<Base>,
  options: PracticeHostOptions,
): Promise<PracticeHost<Base>> {
  const { store } = options;
  const world = createWorld(practiceUsers, rules.organizations);
  const tokens = createTokenStore(rules.tokens, options.now);
  const webhooks = createWebhookStore(rules.webhookHeaders, options.now);
  let version: string | undefined;
  const state: HostState = {
    world,
    tokens,
    now: options.now,
    webhooks,
    async createRepository(given) {
      const repository = place(given.organization, given.name, contentsOf(given));
      await store.createEmpty(repository.directory);
      return repository;
    },
    get version() {
      return version;
    },
  };
  const traffic = createTraffic(tokens);
  const faults = createFaultTable();

  function repositoryNamed(organization: string, name: string, id: number): PracticeRepository {
    const fullName = `${organization}/${name}`;
    return {
      id,
      organization,
      name,
      fullName,
      private: true,
      description: '',
      directory: store.directory(rules.folder, fullName),
      createdAt: '2026-01-01T00:00:00Z',
      // Later ones are more recent, a minute each, so that sorting by time has one right answer.
      updatedAt: new Date(Date.UTC(2026, 5, 1) + id * 60_000).toISOString().replace('.000Z', 'Z'),
    };
  }

  function ensureOrganization(path: string): void {
    if (world.organization(path) !== undefined) return;
    world.addOrganization(path);
    world.setRights('alice', path, 'admin');
  }

  function place(
    organization: string,
    name: string,
    more: Partial<Pick<PracticeRepository, 'private' | 'internal' | 'description'>> = {},
  ): PracticeRepository {
    ensureOrganization(organization);
    const repository = {
      ...repositoryNamed(organization, name, 101 + world.repositories.length),
      ...more,
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
    place(sample.organization, sample.name, { private: sample.private, description: sample.description });
  }
  await Promise.all(world.repositories.map((repository) => store.ensure(repository.directory)));

  const server = await startHostServer(options.port, {
    faults,
    traffic,
    keepBodies: options.keepBodies,
    git: createGitBackend(options.gitBackend, options.home),
    async answer(request) {
      const answer = await rules.answer(request, state);
      if (answer.kind === 'git') await store.ensure(answer.directory);
      return answer;
    },
    pushed(directory) {
      const repository = world.repositories.find((one) => one.directory === directory);
      if (repository === undefined) return;
      for (const hook of webhooks.of(repository.fullName)) {
        if (!hook.settings.active || !hook.settings.events.includes(rules.pushEvent)) continue;
        void webhooks.deliver(hook, rules.pushEvent, rules.pushPayload(repository));
      }
    },
  });
  const baseUrls = rules.baseUrls(server.origin);
  const tlsFaces = new Map<string, Promise<TlsFace<Base>>>();

  async function openTls(kind: CertificateKind): Promise<TlsFace<Base>> {
    const { origin } = await server.openTls(await options.certificates.of(kind));
    const secure = rules.baseUrls(origin);
    const authority = await options.certificates.authority();
    return { origin, baseUrl: secure[rules.mainBase], baseUrls: secure, authority };
  }

  return {
    type: rules.type,
    label: rules.label,
    baseUrl: baseUrls[rules.mainBase],
    baseUrls,
    deployments: rules.deployments,
    origin: server.origin,
    port: server.port,
    tokens: tokens.all,
    get repositories() {
      return world.repositories;
    },
    requests: traffic.requests,
    get greatestAtOnce() {
      return traffic.greatestAtOnce;
    },
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
      const repository = place(given.organization, given.name, contentsOf(given));
      await store.ensure(repository.directory);
      return repository;
    },
    addRepositories(organization, prefix, count) {
      for (let index = 1; index <= count; index++) place(organization, `${prefix}-${String(index)}`);
    },
    claimRepositories(organization, prefix, count) {
      ensureOrganization(organization);
      const first = 10_000_000 * (1 + world.claimed().length);
      world.claim(organization, count, (number) =>
        repositoryNamed(organization, `${prefix}-${String(number)}`, first + number),
      );
    },
    setVersion: (told) => {
      version = told;
    },
    webhooks: (fullName) => webhooks.of(fullName),
    tls(kind) {
      const face = tlsFaces.get(kind) ?? openTls(kind);
      tlsFaces.set(kind, face);
      return face;
    },
    setRights: (login, target, right) => {
      world.setRights(login, target, right);
    },
    cloneUrl: (fullName, baseUrl = baseUrls[rules.mainBase]) => baseUrl + rules.clonePath(fullName),
    clearRequests: () => {
      traffic.clear();
    },
    close() {
      webhooks.stop();
      return server.close();
    },
  };
}

function contentsOf({ private: hidden = true, internal, description = '' }: NewRepository) {
  return { private: hidden, description, ...(internal === undefined ? {} : { internal }) };
}
