import * as v from 'valibot';
import type { HostError } from '../core/host/hostError';
import { servedHost, type BaseUrl } from '../core/provider/baseUrl';
import type { HostType } from '../core/provider/provider';
import type { HostAnswer } from './transport/answer';
import type { Send } from './transport/createTransport';
import { decodeIfFits } from './transport/decode';
import { failureIn } from './transport/hostFailure';

type OtherProduct = Extract<HostError, { kind: 'otherProduct' }>;

interface Probe {
  readonly found: OtherProduct;
  /** Hosts that are known by their names. */
  readonly publicHost: RegExp;
  /** Below the base URL; answers strangers too. */
  readonly path: string;
  readonly isIt: (answer: HostAnswer) => boolean;
}

const gitlabRefusal = v.object({ message: v.literal('401 Unauthorized') });
const githubMeta = v.object({ verifiable_password_authentication: v.boolean() });
const bitbucketProperties = v.object({ version: v.string(), displayName: v.literal('Bitbucket') });

const probes: readonly Probe[] = [
  {
    found: { kind: 'otherProduct', product: 'GitHub', type: 'github' },
    publicHost: /(^|\.)(github\.com|ghe\.com)$/,
    path: '/api/v3/meta',
    isIt: ({ headers, json }) => headers.has('x-github-request-id') || fits(githubMeta, json),
  },
  {
    found: { kind: 'otherProduct', product: 'GitLab', type: 'gitlab' },
    publicHost: /^gitlab\.com$/,
    path: '/api/v4/version',
    isIt: ({ headers, json }) => headers.has('x-gitlab-meta') || fits(gitlabRefusal, json),
  },
  {
    found: { kind: 'otherProduct', product: 'Bitbucket', type: 'bitbucket' },
    publicHost: /^bitbucket\.org$/,
    path: '/rest/api/1.0/application-properties',
    isIt: ({ json }) => fits(bitbucketProperties, json),
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
  const others = probes.filter(({ found }) => found.type !== expected);
  const named = others.find(({ publicHost }) => publicHost.test(servedHost(baseUrl)));
  if (named !== undefined) return named.found;
  const seen = await Promise.all(
    others.map(async ({ found, path, isIt }) => {
      const request = { method: 'GET', url: baseUrl.href + path, anonymous: true, accepts: () => true };
      try {
        return isIt(await send(request, signal)) ? found : undefined;
      } catch (error) {
        if (failureIn(error) === undefined) throw error;
        return undefined;
      }
    }),
  );
  return seen.find((found) => found !== undefined);
}

function fits(schema: v.GenericSchema, value: unknown): boolean {
  return decodeIfFits(schema, value) !== undefined;
}
