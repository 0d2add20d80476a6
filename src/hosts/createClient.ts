import type {
  HostClient,
  Identity,
  NewRepository,
  Organization,
  OrganizationNames,
  Product,
  Repository,
  RepositoryDetails,
  RepositoryPage,
  RepositoryQuery,
  WebhookAccess,
} from '../core/host/gitHost';
import type { HostError } from '../core/host/hostError';
import type { RotatedToken, RotationRequest } from '../core/host/tokenClient';
import type { Run } from '../core/pipeline/run';
import type { BaseUrl } from '../core/provider/baseUrl';
import type { HostType } from '../core/provider/provider';
import { fail, type Result } from '../shared/result';
import { createWebhookClient, type WebhookCalls } from './createWebhookClient';
import { probeProducts } from './probeProducts';
import type { Transport } from './transport/createTransport';
import { attempt } from './transport/hostFailure';

/** What a host answers; a failure of the host is thrown as a `HostFailure`. */
export interface HostCalls {
  product(signal: AbortSignal): Promise<Product>;
  identity(signal: AbortSignal): Promise<Identity>;
  organization(name: string, signal: AbortSignal): Promise<Organization>;
  organizations(signal: AbortSignal): Promise<OrganizationNames>;
  repositories(query: RepositoryQuery, signal: AbortSignal): Promise<RepositoryPage>;
  repository(fullName: string, signal: AbortSignal): Promise<RepositoryDetails>;
  createRepository(repository: NewRepository, signal: AbortSignal): Promise<Repository>;
  webhooksAllowed(fullName: string, signal: AbortSignal): Promise<WebhookAccess>;
  webhooks(fullName: string): WebhookCalls;
  latestRun(fullName: string, branch: string, signal: AbortSignal): Promise<Run | undefined>;
  /** Absent where a token can be ended on the host's web page only. */
  revoke?(signal: AbortSignal): Promise<void>;
  /** Absent where a token can be replaced on the host's web page only. */
  rotate?(request: RotationRequest, signal: AbortSignal): Promise<RotatedToken>;
}

/** A client of one host over its transport: failures become values, and another product is told by its name. */
export function createClient(
  baseUrl: BaseUrl,
  type: HostType,
  transport: Transport,
  callsOver: (transport: Transport) => HostCalls,
): HostClient {
  const calls = callsOver(transport);

  async function named<T>(result: Result<T, HostError>, signal: AbortSignal): Promise<Result<T, HostError>> {
    if (result.ok || !isStrange(result.error)) return result;
    const other = await attempt(signal, () => probeProducts(baseUrl, type, transport.send, signal));
    return other.ok && other.value !== undefined ? fail(other.value) : result;
  }

  return {
    session: () => createClient(baseUrl, type, transport.session(), callsOver),
    product: async (signal) => named(await attempt(signal, () => calls.product(signal)), signal),
    identity: async (signal) => named(await attempt(signal, () => calls.identity(signal)), signal),
    organization: (name, signal) => attempt(signal, () => calls.organization(name, signal)),
    organizations: (signal) => attempt(signal, () => calls.organizations(signal)),
    repositories: (query, signal) => attempt(signal, () => calls.repositories(query, signal)),
    repository: (fullName, signal) => attempt(signal, () => calls.repository(fullName, signal)),
    createRepository: (repository, signal) =>
      attempt(signal, () => calls.createRepository(repository, signal)),
    webhooksAllowed: (fullName, signal) => attempt(signal, () => calls.webhooksAllowed(fullName, signal)),
    webhooks: (fullName) => createWebhookClient(calls.webhooks(fullName)),
    latestRun: (fullName, branch, signal) => attempt(signal, () => calls.latestRun(fullName, branch, signal)),
    revoke: async (signal) =>
      calls.revoke === undefined
        ? fail({ kind: 'gone' })
        : attempt(signal, () => calls.revoke?.(signal) ?? Promise.resolve()),
    async rotate(request, signal) {
      const rotate = calls.rotate?.bind(calls);
      return rotate === undefined ? fail({ kind: 'gone' }) : attempt(signal, () => rotate(request, signal));
    },
    rateLimit: () => transport.rateLimit(),
  };
}

/** What the right product does not answer to "who am I". */
function isStrange(error: HostError): boolean {
  if (error.kind === 'notThisHost') return error.seen !== 'captivePortal' && error.seen !== 'tooLarge';
  return error.kind === 'notFound' || error.kind === 'gone';
}
