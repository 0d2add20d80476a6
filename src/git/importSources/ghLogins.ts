import * as v from 'valibot';
import { Secret } from '../../core/account/secret';
import { parseBaseUrl } from '../../core/provider/baseUrl';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import { fail, ok, type Result } from '../../shared/result';
import { ghHostsFile } from './importPlaces';
import type { LoginSearch } from './loginSearch';
import { readYaml } from './readYaml';
import { tokenFromTool } from './tokenFromTool';

const optionalText = v.optional(v.string());
const hostSchema = v.object({
  user: optionalText,
  oauth_token: optionalText,
  users: v.optional(
    v.record(v.string(), v.union([v.object({ oauth_token: optionalText }), v.nullish(v.string())])),
  ),
});
const fileSchema = v.record(v.string(), v.unknown());

type Host = v.InferOutput<typeof hostSchema>;

/** These come before what is stored, and belong to other accounts. Source: GitHub CLI manual, "gh help environment". */
const overrides = ['GH_TOKEN', 'GITHUB_TOKEN', 'GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN', 'GH_HOST'];

/** The accounts that `gh` is logged in with, in each host the one that it uses first. */
export async function ghLogins(search: LoginSearch): Promise<readonly FoundLogin[]> {
  const path = ghHostsFile(search);
  const hosts = v.safeParse(fileSchema, await readYaml(path));
  if (!hosts.success) return [];
  return Object.entries(hosts.output).flatMap(([hostname, entry]) => {
    const host = v.safeParse(hostSchema, entry);
    const baseUrl = parseBaseUrl(hostname);
    if (!host.success || !baseUrl.ok) return [];
    return usersOf(host.output).map((username): FoundLogin => ({
      source: 'gh',
      baseUrl: baseUrl.value,
      ...(search.types.gh !== undefined && { type: search.types.gh }),
      ...(username !== undefined && { username }),
      take: async (signal) =>
        fromFile(await readYaml(path), hostname, username) ?? take(search, hostname, username, signal),
    }));
  });
}

/** Files of earlier versions have one account a host, sometimes without a name. */
function usersOf({ user, users = {}, oauth_token: token }: Host): readonly (string | undefined)[] {
  const others = Object.keys(users).filter((each) => each !== user);
  const isNamed = user !== undefined || (token !== undefined && others.length === 0);
  return isNamed ? [user, ...others] : others;
}

function fromFile(
  file: unknown,
  hostname: string,
  username: string | undefined,
): Result<Secret, never> | undefined {
  const host = v.safeParse(v.object({ [hostname]: hostSchema }), file);
  const entry = host.success ? host.output[hostname] : undefined;
  if (entry === undefined) return undefined;
  const own = entry.users?.[username ?? ''];
  const active = username === entry.user ? entry.oauth_token : undefined;
  const token = (typeof own === 'object' ? own?.oauth_token : undefined) ?? active;
  return token === undefined || token === '' ? undefined : ok(new Secret(token));
}

/** The token is in the system's keyring, which only `gh` itself reads. */
async function take(
  search: LoginSearch,
  hostname: string,
  username: string | undefined,
  signal: AbortSignal,
): ReturnType<FoundLogin['take']> {
  const program = await search.resolve('gh');
  if (program === undefined) return fail('toolMissing');
  const quiet = { GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1' };
  const user = username === undefined ? [] : ['--user', username];
  const words = ['auth', 'token', '--hostname', hostname, ...user];
  return tokenFromTool(search, { program, words, overrides, quiet, signal });
}
