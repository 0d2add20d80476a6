import { Secret } from '../../core/account/secret';
import { remoteRequest } from '../../core/credential/remoteRequest';
import { hasControlCharacter } from '../../core/provider/baseUrl';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import { fail, ok } from '../../shared/result';
import type { LoginSearch } from './loginSearch';
import { runTool } from './runTool';

/** Remotes that the helpers are asked about: each may take as long as a program may. */
const remoteLimit = 12;

interface Asked {
  readonly username: string;
  readonly password: Secret;
}

/**
 * The logins that Git's own helpers have for some remotes, one for each host and account. Nobody is asked: helpers
 * that would have to show a question have no login. What they answer is thrown away, and asked for again by `take`.
 */
export async function gitLogins(search: LoginSearch, signal: AbortSignal): Promise<readonly FoundLogin[]> {
  const git = search.git ?? (await search.resolve('git'));
  if (git === undefined) return [];
  const found = await Promise.all(
    distinct(search.remotes).map(async (remote): Promise<readonly FoundLogin[]> => {
      const place = search.placeOf(remote);
      const asked = place && (await fill(search, git, remote, signal));
      if (place === undefined || asked === undefined) return [];
      const login: FoundLogin = {
        source: 'git',
        baseUrl: place.baseUrl,
        ...(place.type !== undefined && { type: place.type }),
        ...(asked.username !== '' && { username: asked.username }),
        take: async (later) => {
          const again = await fill(search, git, remote, later);
          return again === undefined ? fail('gone') : ok(again.password);
        },
      };
      return [login];
    }),
  );
  return found.flat();
}

/** One remote for each host, user name and organization: helpers may be told the path too. */
function distinct(remotes: readonly string[]): readonly string[] {
  const byPlace = new Map<string, string>();
  for (const remote of remotes) {
    const request = remoteRequest(remote);
    if (request === undefined) continue;
    const organization = (request.path ?? '').split('/').slice(0, -1).join('/');
    const key = JSON.stringify([request.protocol, request.host, request.username, organization]);
    if (!byPlace.has(key)) byPlace.set(key, remote);
  }
  return [...byPlace.values()].slice(0, remoteLimit);
}

/** Source: git-credential(1), `fill`; gitcredentials(7). */
async function fill(
  search: LoginSearch,
  git: string,
  remote: string,
  signal: AbortSignal,
): Promise<Asked | undefined> {
  const request = remoteRequest(remote);
  if (request === undefined) return undefined;
  const { protocol, host, path, username } = request;
  const lines = [
    `protocol=${protocol}`,
    `host=${host}`,
    ...(path === undefined ? [] : [`path=${path}`]),
    ...(username === undefined ? [] : [`username=${decoded(username)}`]),
  ];
  if (lines.some(hasControlCharacter)) return undefined;
  const output = await runTool({
    program: git,
    words: ['-c', 'credential.interactive=false', 'credential', 'fill'],
    environment: { ...search.environment, ...silence },
    directory: search.directory,
    input: `${lines.join('\n')}\n\n`,
    timeoutMs: search.timeoutMs,
    signal,
  });
  return output === undefined ? undefined : readAnswer(output);
}

/** Git decodes the name of an address before it asks. */
function decoded(username: string): string {
  try {
    return decodeURIComponent(username);
  } catch {
    return username;
  }
}

/** Helpers of others with a window of their own know these too. */
const silence = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  GCM_INTERACTIVE: 'never',
  GIT_TRACE: '',
  GIT_TRACE_CURL: '',
  GIT_CURL_VERBOSE: '',
};

function readAnswer(output: string): Asked | undefined {
  const values = new Map(
    output.split('\n').flatMap((line): [string, string][] => {
      const equals = line.indexOf('=');
      return equals < 1 ? [] : [[line.slice(0, equals), line.slice(equals + 1)]];
    }),
  );
  const password = values.get('password') ?? '';
  if (password === '' || hasControlCharacter(password)) return undefined;
  return { username: values.get('username') ?? '', password: new Secret(password) };
}
