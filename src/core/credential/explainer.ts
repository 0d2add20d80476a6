import type { AccountStore } from '../account/accountStore';
import type { GitHost } from '../host/gitHost';
import type { Refusal } from '../permission/permission';
import { parseBaseUrl } from '../provider/baseUrl';
import type { HealthStore } from '../provider/health';
import type { Provider } from '../provider/provider';
import type { ProviderDirectory } from '../provider/providerDirectory';
import { blocksGit, providerState, type ProviderState } from '../provider/providerState';
import { shownUrl } from './answerLog';
import type { RunnerUp } from './chooseProvider';
import { indexCoverage } from './coverage';
import type { Explanation, NeverServed, Verdict, WhyNot } from './explanation';
import type { GitRequest } from './gitRequest';
import { remoteRequest } from './remoteRequest';
import { requestedUrl, type RequestedUrl } from './requestedUrl';
import type { Resolution, Resolver } from './resolver';

export interface Explainer {
  /** Who answers when Git in this window asks for a remote's URL. Asks nobody and changes nothing. */
  explain(remoteUrl: string): Promise<Explanation>;
}

export interface ExplainerParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly resolver: Resolver;
  readonly now: () => Date;
}

/** From the last step of the choice to the first. */
const closeness: readonly WhyNot['kind'][] = [
  'undecided',
  'ownLogin',
  'boundElsewhere',
  'chosenElsewhere',
  'otherUsername',
  'workspaceFirst',
  'shorterOrganization',
  'deadToken',
  'tokenMissing',
  'inactive',
  'otherOrganization',
  'otherPath',
  'otherOrigin',
];

export function createExplainer(parts: ExplainerParts): Explainer {
  const { directory, accounts, health, hosts, resolver } = parts;

  const stateOf = async (provider: Provider): Promise<ProviderState> => {
    const account = await accounts.read(provider);
    const known = account.ok ? account.value : account.error;
    return providerState(provider, known, health.read(provider.id), parts.now());
  };

  const verdictOf = async (resolution: Resolution): Promise<Verdict> => {
    switch (resolution.kind) {
      case 'none':
        return { kind: 'nobody' };
      case 'ownLogin':
        return resolution;
      case 'ambiguous':
        return { kind: 'asks', providers: resolution.matches.map(({ provider }) => provider) };
      case 'unconfirmed':
        return { kind: 'confirms', provider: resolution.match.provider };
      case 'refused': {
        const { provider } = resolution.match;
        return { kind: 'stops', provider, state: await stateOf(provider) };
      }
      case 'chosen': {
        const { provider, username } = resolution.match;
        const { reason } = resolution;
        const name = username === undefined ? {} : { username };
        return { kind: 'answers', provider, reason, state: await stateOf(provider), ...name };
      }
    }
  };

  /** Where a provider's definition leaves the URL out; `undefined` where it covers it. */
  const outside = (provider: Provider, url: RequestedUrl): WhyNot | undefined => {
    const reach = (each: Provider): boolean =>
      indexCoverage([{ ...each, status: 'active' }], hosts).candidates(url).length > 0;
    if (provider.baseUrl.origin !== url.origin) return { kind: 'otherOrigin' };
    if (!reach(withoutOrganization(provider))) return { kind: 'otherPath' };
    return reach(provider) ? undefined : { kind: 'otherOrganization' };
  };

  const whyNot = async (
    provider: Provider,
    url: RequestedUrl,
    resolution: Resolution,
    bound: boolean,
  ): Promise<WhyNot> => {
    const place = bound ? undefined : outside(provider, url);
    if (place !== undefined) return place;
    const state = await stateOf(provider);
    if (state.kind === 'inactive') return { kind: 'inactive' };
    if (state.kind === 'tokenMissing') return state;
    if (blocksGit(state)) return { kind: 'deadToken', state };
    if (resolution.kind === 'ownLogin') return { kind: 'ownLogin' };
    const loss = lossesOf(resolution).find((each) => each.provider.id === provider.id)?.loss;
    return { kind: loss ?? 'undecided' };
  };

  /** Those that a binding could name, with the key of the repository. */
  const reachable = (url: RequestedUrl): Pick<Explanation, 'choosable' | 'repositoryKey'> => {
    const all = directory.current().providers.map(withoutOrganization);
    const found = url.segments === undefined ? [] : indexCoverage(all, hosts).candidates(url);
    const named = found.filter((each) => each.repositoryKey !== undefined);
    const ids = new Set(named.map(({ provider }) => provider.id));
    const repositoryKey = named[0]?.repositoryKey;
    return {
      choosable: directory.current().providers.filter(({ id }) => ids.has(id)),
      ...(repositoryKey !== undefined && { repositoryKey }),
    };
  };

  return {
    async explain(remoteUrl) {
      const request = remoteRequest(remoteUrl);
      const url = request && requestedUrl(request);
      const shown = request === undefined ? withoutSecrets(remoteUrl) : shownUrl(request);
      const nothing = { url: shown, others: [], choosable: [] };
      if (request === undefined || url === undefined) {
        return { ...nothing, verdict: { kind: 'neverServed', why: whyNever(request) } };
      }
      const refusal = directory.current().refusal ?? refusedHost(directory, url);
      if (refusal !== undefined) return { ...nothing, verdict: { kind: 'forbidden', refusal } };
      const { username } = request;
      const options = { includeWorkspace: true, ...(username !== undefined && { username }) };
      const resolution = await resolver.resolve(url, options);
      const verdict = await verdictOf(resolution);
      const inVerdict = new Set(namedBy(verdict).map(({ id }) => id));
      const bound = new Set(
        resolver.candidates(url, true).flatMap((each) => (each.bound === true ? [each.provider.id] : [])),
      );
      const { hostname } = new URL(url.origin);
      const others = await Promise.all(
        directory
          .current()
          .providers.filter(({ id, baseUrl }) => baseUrl.hostname === hostname && !inVerdict.has(id))
          .map(async (provider) => ({
            provider,
            why: await whyNot(provider, url, resolution, bound.has(provider.id)),
          })),
      );
      others.sort((a, b) => closeness.indexOf(a.why.kind) - closeness.indexOf(b.why.kind));
      return { url: shown, verdict, others, ...reachable(url) };
    },
  };
}

function whyNever(request: GitRequest | undefined): NeverServed {
  if (request === undefined) return 'notHttp';
  const overTls = requestedUrl({ ...request, protocol: 'https' });
  return request.protocol === 'http' && overTls !== undefined ? 'insecure' : 'ambiguous';
}

function refusedHost(directory: ProviderDirectory, { origin }: RequestedUrl): Refusal | undefined {
  const baseUrl = parseBaseUrl(origin);
  return baseUrl.ok ? directory.policy().refuses('read', baseUrl.value) : undefined;
}

function withoutOrganization({ organization, ...rest }: Provider): Provider {
  return rest;
}

function lossesOf(resolution: Resolution): readonly RunnerUp[] {
  if (resolution.kind === 'unconfirmed') return lossesOf(resolution.otherwise);
  return 'runnersUp' in resolution ? resolution.runnersUp : [];
}

function namedBy(verdict: Verdict): readonly Provider[] {
  if ('providers' in verdict) return verdict.providers;
  return 'provider' in verdict ? [verdict.provider] : [];
}

/** Of an address that is none of HTTP: `git@` is how SSH is spelled, and no secret. */
function withoutSecrets(text: string): string {
  return text
    .replace(/\p{Cc}/gu, '')
    .slice(0, 300)
    .replace(/[?#].*$/, '')
    .replace(/[^/@]*:[^/@]*@/, '');
}
