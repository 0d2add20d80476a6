import * as v from 'valibot';
import type { HostError } from '../core/host/hostError';
import { servedHost, type BaseUrl } from '../core/provider/baseUrl';
import type { HostType } from '../core/provider/provider';
import type { HostAnswer } from './transport/answer';
import type { Send } from './transport/createTransport';
import { decodeIfFits } from './transport/decode';
import { failureIn } from './transport/hostFailure';

type OtherProduct = Extract<HostError, { kind: 'otherProduct' }>;

export interface ProductProbe {
  readonly found: OtherProduct;
  /** Hosts that are known by their names. */
  readonly publicHost: RegExp;
  /** Below the base URL; answers strangers too. */
  readonly path: string;
  readonly isIt: (answer: HostAnswer) => boolean;
  /** The version, where strangers are told. */
  readonly versionIn: (answer: HostAnswer) => string | undefined;
}

const gitlabRefusal = v.object({ message: v.literal('401 Unauthorized') });
const githubMeta = v.object({ verifiable_password_authentication: v.boolean() });
const githubVersion = v.object({ installed_version: v.string() });
const bitbucketProperties = v.object({ version: v.string(), displayName: v.literal('Bitbucket') });

/** How each product is told from the others. */
export const productProbes: readonly ProductProbe[] = [
  {
    found: { kind: 'otherProduct', product: 'GitHub', type: 'github' },
    publicHost: /(^|\.)(github\.com|ghe\.com)$/,
    path: '/api/v3/meta',
    isIt: ({ headers, json }) => headers.has('x-github-request-id') || fits(githubMeta, json),
    versionIn: ({ headers, json }) =>
      headers.get('x-github-enterprise-version') ?? decodeIfFits(githubVersion, json)?.installed_version,
  },
  {
    found: { kind: 'otherProduct', product: 'GitLab', type: 'gitlab' },
    publicHost: /^gitlab\.com$/,
    path: '/api/v4/version',
    isIt: ({ headers, json }) => headers.has('x-gitlab-meta') || fits(gitlabRefusal, json),
    versionIn: () => undefined,
  },
  {
    found: { kind: 'otherProduct', product: 'Bitbucket', type: 'bitbucket' },
    publicHost: /^bitbucket\.org$/,
    path: '/rest/api/1.0/application-properties',
    isIt: ({ json }) => fits(bitbucketProperties, json),
    versionIn: ({ json }) => decodeIfFits(bitbucketProperties, json)?.version,
  },
];

/**
 * Which other product answers at a base URL, told by its name or by what each says to a stranger. The token is not
 * sent along.
 */
export async function probeProducts(
  baseUrl: BaseUrl,
  expected: HostType,
  send: Send,
  signal: AbortSignal,
): Promise<OtherProduct | undefined> {
  const others = productProbes.filter(({ found }) => found.type !== expected);
  const named = namedProbe(baseUrl, others);
  if (named !== undefined) return named.found;
  const seen = await Promise.all(
    others.map(async (probe) => {
      try {
        return probe.isIt(await askProbe(baseUrl, probe, send, signal)) ? probe.found : undefined;
      } catch (error) {
        if (failureIn(error) === undefined) throw error;
        return undefined;
      }
    }),
  );
  return seen.find((found) => found !== undefined);
}

/** The one whose public service the base URL names. */
export function namedProbe(baseUrl: BaseUrl, probes: readonly ProductProbe[]): ProductProbe | undefined {
  return probes.find(({ publicHost }) => publicHost.test(servedHost(baseUrl)));
}

/** Whatever answers is an answer, a refusal too. The token is not sent along. */
export function askProbe(
  baseUrl: BaseUrl,
  { path }: ProductProbe,
  send: Send,
  signal: AbortSignal,
): Promise<HostAnswer> {
  const request = { method: 'GET', url: baseUrl.href + path, anonymous: true, accepts: () => true };
  return send(request, signal);
}

function fits(schema: v.GenericSchema, value: unknown): boolean {
  return decodeIfFits(schema, value) !== undefined;
}
