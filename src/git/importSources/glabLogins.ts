import * as v from 'valibot';
import { Secret } from '../../core/account/secret';
import { parseBaseUrl, type BaseUrl } from '../../core/provider/baseUrl';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import { fail, ok } from '../../shared/result';
import { glabConfigFile } from './importPlaces';
import type { LoginSearch } from './loginSearch';
import { readYaml } from './readYaml';
import { tokenFromTool } from './tokenFromTool';

const optionalText = v.optional(v.string());
const hostSchema = v.object({
  user: optionalText,
  token: optionalText,
  api_protocol: optionalText,
  subfolder: optionalText,
  is_oauth2: optionalText,
  use_keyring: optionalText,
});
const fileSchema = v.object({ hosts: v.record(v.string(), v.unknown()) });

/** These come before what is stored. Source: GitLab CLI documentation, "Environment variables". */
const overrides = [
  'GITLAB_TOKEN',
  'GITLAB_ACCESS_TOKEN',
  'OAUTH_TOKEN',
  'GITLAB_HOST',
  'GL_HOST',
  'GITLAB_URI',
];

/** The accounts that `glab` is logged in with, one a host. Hosts that it knows without an account are left out. */
export async function glabLogins(search: LoginSearch): Promise<readonly FoundLogin[]> {
  const path = await glabConfigFile(search);
  const file = v.safeParse(fileSchema, await readYaml(path));
  if (!file.success) return [];
  return Object.entries(file.output.hosts).flatMap(([name, entry]) => {
    const host = v.safeParse(hostSchema, entry);
    const baseUrl = host.success ? addressOf(name, host.output) : undefined;
    if (!host.success || baseUrl === undefined || !isLoggedIn(host.output)) return [];
    const { user, is_oauth2: oauth } = host.output;
    const login: FoundLogin = {
      source: 'glab',
      baseUrl,
      ...(search.types.glab !== undefined && { type: search.types.glab }),
      ...(user !== undefined && user !== '' && { username: user }),
      ...(oauth === 'true' && { shortLived: true }),
      take: (signal) => take(search, path, name, signal),
    };
    return [login];
  });
}

function isLoggedIn({ token = '', use_keyring: inKeyring }: v.InferOutput<typeof hostSchema>): boolean {
  return token !== '' || inKeyring === 'true';
}

function addressOf(
  name: string,
  { api_protocol: protocol, subfolder = '' }: v.InferOutput<typeof hostSchema>,
): BaseUrl | undefined {
  const scheme = protocol === 'http' ? 'http' : 'https';
  const parsed = parseBaseUrl(`${scheme}://${name}/${subfolder.replace(/^\/+/, '')}`);
  return parsed.ok ? parsed.value : undefined;
}

async function take(
  search: LoginSearch,
  path: string,
  name: string,
  signal: AbortSignal,
): ReturnType<FoundLogin['take']> {
  const file = v.safeParse(fileSchema, await readYaml(path));
  const host = v.safeParse(hostSchema, file.success ? file.output.hosts[name] : undefined);
  const token = host.success ? (host.output.token ?? '') : '';
  if (token !== '') return ok(new Secret(token));
  const program = await search.resolve('glab');
  if (program === undefined) return fail('toolMissing');
  const words = ['config', 'get', 'token', '--host', name];
  return tokenFromTool(search, { program, words, overrides, quiet: { NO_PROMPT: '1' }, signal });
}
