import { Secret } from '../../../src/core/account/secret';
import type {
  CredentialSource,
  GitAnswer,
  GitCaller,
  GitRequest,
} from '../../../src/core/credential/gitRequest';

export interface Seen {
  readonly operation: 'get' | 'store' | 'erase';
  readonly request: GitRequest;
  readonly caller: GitCaller;
}

export interface MemorySource extends CredentialSource {
  readonly seen: Seen[];
}

/** Answers by the first path segment, in any letter case, with the tokens it was made with. */
export function memorySource(
  tokens: Readonly<Record<string, string>>,
  answer?: (request: GitRequest) => Promise<GitAnswer>,
): MemorySource {
  const seen: Seen[] = [];
  const isOurs = (request: GitRequest): boolean =>
    Object.values(tokens).some((token) => request.password?.equals(token) === true);
  return {
    seen,
    get(request, caller) {
      seen.push({ operation: 'get', request, caller });
      if (answer !== undefined) return answer(request);
      const token = tokens[(request.path ?? '').split('/')[0]?.toLowerCase() ?? ''];
      if (token === undefined) return Promise.resolve({ kind: 'declined' });
      const username = request.username ?? 'x-token';
      return Promise.resolve({ kind: 'credential', username, password: new Secret(token) });
    },
    store(request, caller) {
      seen.push({ operation: 'store', request, caller });
      return Promise.resolve(isOurs(request));
    },
    erase(request, caller) {
      seen.push({ operation: 'erase', request, caller });
      return Promise.resolve(isOurs(request));
    },
  };
}
