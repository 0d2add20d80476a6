import type { HostCapabilities, TokenKindFacts } from '../../core/host/capabilities';
import type { GitlabTokenKind } from './tokenShape';

type Facts = TokenKindFacts & { readonly kind: GitlabTokenKind };

const told = { use: 'everywhere', tellsScopes: true, tellsExpiry: true, actsForUser: true } as const;
const untold = { use: 'everywhere', tellsScopes: false, tellsExpiry: false, actsForUser: true } as const;

const tokenKinds: readonly Facts[] = [
  { ...told, kind: 'personal' },
  { ...told, kind: 'project', actsForUser: false },
  { ...told, kind: 'group', actsForUser: false },
  // Its permissions are no scopes, and most such tokens may not read their own record.
  { ...untold, kind: 'fineGrained' },
  // The record of a token is not for those of OAuth.
  { ...untold, kind: 'oauth', rotates: false },
  { ...untold, kind: 'deploy', use: 'gitOnly', actsForUser: false },
  { ...untold, kind: 'job', use: 'nowhere' },
  { ...untold, kind: 'trigger', use: 'nowhere', actsForUser: false },
];

/** GitLab switches a failing webhook off and on by itself; nobody can through the API. */
export const gitlabCapabilities: HostCapabilities = {
  tokenKinds,
  webhooks: ['list', 'add', 'edit', 'test', 'deliveries', 'redeliver', 'delete'],
  rotationScope: 'self_rotate',
  revokesTokens: true,
  prefillsTokenPage: true,
};
