import { join } from 'node:path';
import type { PracticeHost, RecordedRequest } from '../hosts/core/practiceHost';
import type { GitHome } from './gitHome';

/** Remotes of each clone: the same repository in the spellings that its users have for it. */
export const remoteNames = ['origin', 'withUsername', 'withStranger', 'otherCase', 'withoutSuffix'] as const;

export type RemoteName = (typeof remoteNames)[number];

export interface PracticeClone {
  readonly directory: string;
  /** As the host spells it, `acme/service-1`. */
  readonly fullName: string;
  /** Label of the token that has to be used for it. */
  readonly tokenLabel: string;
}

export interface ClonePlan {
  readonly home: GitHome;
  readonly host: PracticeHost;
  readonly baseUrl: string;
  readonly organization: string;
  readonly tokenLabel: string;
  readonly count: number;
}

/** Clones several private repositories of one organization at the same time, with the credentials of the extension. */
export async function clonePractice(plan: ClonePlan): Promise<readonly PracticeClone[]> {
  const { home, host, organization, tokenLabel } = plan;
  host.addRepositories(organization, 'service', plan.count);
  const clones = Array.from({ length: plan.count }, (_, at) => {
    const name = `service-${at + 1}`;
    const directory = join(home.directory, `${organization}-${name}`);
    return { directory, fullName: `${organization}/${name}`, tokenLabel };
  });
  const outcomes = await Promise.all(
    clones.map(({ directory, fullName }) =>
      home.git(home.served(), ['clone', '--quiet', host.cloneUrl(fullName, plan.baseUrl), directory]),
    ),
  );
  for (const { code, stderr } of outcomes) if (code !== 0) throw new Error(`a clone failed: ${stderr}`);
  return clones;
}

/** Adds the other spellings as remotes, and a helper of the clone's own that would answer wrongly. */
export async function addRemotes(
  home: GitHome,
  clone: PracticeClone,
  origin: string,
  helper: string,
): Promise<void> {
  const [organization = '', name = ''] = clone.fullName.split('/');
  const { host } = new URL(origin);
  const urls: Readonly<Record<Exclude<RemoteName, 'origin'>, string>> = {
    withUsername: `http://alice@${host}/${clone.fullName}.git`,
    withStranger: `http://nobody-we-know@${host}/${clone.fullName}.git`,
    otherCase: `${origin}/${organization.toUpperCase()}/${name}.git`,
    withoutSuffix: `${origin}/${clone.fullName}`,
  };
  for (const [remote, url] of Object.entries(urls)) {
    await home.git(home.plain(), ['remote', 'add', remote, url], clone.directory);
  }
  await home.git(home.plain(), ['config', 'credential.helper', helper], clone.directory);
}

/** What the host saw of one clone: which tokens, and the statuses of requests that carried one. */
export function seenOf(
  requests: readonly RecordedRequest[],
  { fullName }: PracticeClone,
): { readonly tokens: readonly string[]; readonly statuses: readonly number[] } {
  const paths = [`/${fullName}.git/`, `/${fullName}/`];
  const own = requests.filter(
    ({ path, headers }) =>
      paths.some((start) => path.toLowerCase().startsWith(start)) && hasPassword(headers),
  );
  return {
    tokens: [...new Set(own.map(({ tokenLabel }) => tokenLabel ?? 'no token of this host'))],
    statuses: [...new Set(own.map(({ status }) => status ?? 0))],
  };
}

/** With a user name in the URL, Git first knocks with that name and an empty password. */
function hasPassword({ authorization }: RecordedRequest['headers']): boolean {
  if (authorization === undefined) return false;
  const [, basic] = /^Basic (.+)$/i.exec(authorization) ?? [];
  return basic === undefined || !Buffer.from(basic, 'base64').toString().endsWith(':');
}
