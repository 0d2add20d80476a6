import { Octokit } from '@octokit/rest';
import type { HostAccount } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { bearer } from '../transport/authorization';
import {
  createTransport,
  type Send,
  type Transport,
  type TransportSettings,
} from '../transport/createTransport';
import { fetchWire } from '../transport/fetchWire';
import { apiUrl } from './deployment';
import { githubError } from './githubError';

/** Asks for the version of the REST API that the decoders are written for. */
export const versionPin = { 'x-github-api-version': '2022-11-28' } as const;

/** The part of a fetch call that Octokit makes use of. */
interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export function createGithubTransport(
  baseUrl: BaseUrl,
  { token }: HostAccount,
  settings?: TransportSettings,
): Transport {
  return createTransport({
    type: 'github',
    apiUrl: apiUrl(baseUrl),
    wire: fetchWire,
    authorize: bearer(token),
    readError: githubError(token),
    ...(settings === undefined ? {} : { settings }),
  });
}

/**
 * Octokit over our transport. It never sees the token, which is added where the request leaves, and takes the body as the
 * transport has parsed it: to parse a page of repositories its own way would take it five times as long again.
 */
export function createApi(baseUrl: BaseUrl, send: Send): Octokit {
  return new Octokit({
    baseUrl: apiUrl(baseUrl),
    userAgent: 'vscode-git-providers',
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    request: {
      parseSuccessResponseBody: false,
      fetch: async (url: string, { signal, method, headers, body }: FetchInit) => {
        const answer = await send(
          {
            method,
            url,
            headers: { ...headers, ...versionPin },
            ...(body === undefined ? {} : { body }),
          },
          signal ?? new AbortController().signal,
        );
        return { url, status: answer.status, headers: answer.headers, body: answer.json };
      },
    },
  });
}

function ignore(): void {
  // Octokit's notes name URLs; the transport's errors say what the user needs.
}
