import * as v from 'valibot';
import type { BaseUrl } from '../provider/baseUrl';

/** What an administrator may grant on a machine, as the setting spells it. */
export const permissions = {
  /** See providers; supply credentials to Git. */
  read: 'iam:project:cicd:providers:read',
  /** Create, edit, test, set default, activate, deactivate, add a token. */
  write: 'iam:project:cicd:providers:write',
  delete: 'iam:project:cicd:providers:delete',
} as const;

export type PermissionKind = keyof typeof permissions;

/** Why an action is refused. */
export type Refusal =
  | { readonly kind: 'permissionMissing'; readonly permission: string }
  /** The administrator names the hosts that may be used, and this one is not among them. */
  | { readonly kind: 'hostNotAllowed'; readonly host: string };

/** The machine's settings as they stand, of any shape. */
export interface PolicySettings {
  readonly permissions: unknown;
  readonly allowedHosts: unknown;
}

export interface Policy {
  allows(permission: PermissionKind): boolean;
  allowsHost(baseUrl: BaseUrl): boolean;
  /** `undefined`: the action may go ahead. */
  refuses(permission: PermissionKind, baseUrl?: BaseUrl): Refusal | undefined;
}

const names = v.array(v.string());

/**
 * Reads `gitProviders.permissions` and `gitProviders.allowedHosts`. Both fail closed: a value of another shape grants
 * nothing and allows no host, because a guard rail must not open for a slip of the hand. An empty list of hosts allows
 * all, as does none.
 */
export function readPolicy(settings: PolicySettings): Policy {
  const granted = v.safeParse(names, settings.permissions);
  const hosts = v.safeParse(names, settings.allowedHosts ?? []);
  const allows = (permission: PermissionKind): boolean =>
    granted.success && granted.output.some((grant) => matches(grant.trim(), permissions[permission]));
  const allowsHost = ({ hostname }: BaseUrl): boolean =>
    hosts.success &&
    (hosts.output.length === 0 ||
      hosts.output.some((host) => matchesHost(host.trim().toLowerCase(), hostname)));
  return {
    allows,
    allowsHost,
    refuses(permission, baseUrl) {
      if (!allows(permission)) return { kind: 'permissionMissing', permission: permissions[permission] };
      if (baseUrl === undefined || allowsHost(baseUrl)) return undefined;
      return { kind: 'hostNotAllowed', host: baseUrl.hostname };
    },
  };
}

/** `*` at the end of a grant stands for the rest of a name. */
function matches(grant: string, permission: string): boolean {
  return grant.endsWith('*') ? permission.startsWith(grant.slice(0, -1)) : grant === permission;
}

/** `*.acme.com` stands for every host below `acme.com`, not for itself. */
function matchesHost(pattern: string, hostname: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}
