import type { HostCapabilities, TokenKindFacts } from '../../core/host/capabilities';
import type { BitbucketTokenKind } from './tokenShape';

type Facts = TokenKindFacts & { readonly kind: BitbucketTokenKind };

/** Neither Bitbucket tells when a token expires. */
const untold = { use: 'everywhere', tellsScopes: false, tellsExpiry: false, actsForUser: true } as const;
const access = { ...untold, tellsScopes: true, actsForUser: false } as const;

const cloudKinds: readonly Facts[] = [
  { ...untold, kind: 'apiToken', tellsScopes: true },
  { ...access, kind: 'workspaceAccessToken' },
  { ...access, kind: 'projectAccessToken' },
  { ...access, kind: 'repositoryAccessToken' },
  { ...access, kind: 'accessToken' },
  { ...untold, kind: 'appPassword', use: 'nowhere' },
];

/** The API of the cloud has neither a ping nor a log of deliveries. */
export const cloudCapabilities: HostCapabilities = {
  tokenKinds: cloudKinds,
  webhooks: ['list', 'add', 'edit', 'enable', 'delete'],
  revokesTokens: false,
  prefillsTokenPage: false,
};

const dataCenterKinds: readonly Facts[] = [{ ...untold, kind: 'httpAccessToken' }];

/** Of its deliveries a server shows the latest one. */
export const dataCenterCapabilities: HostCapabilities = {
  tokenKinds: dataCenterKinds,
  webhooks: ['list', 'add', 'edit', 'enable', 'test', 'deliveries', 'delete'],
  revokesTokens: false,
  prefillsTokenPage: false,
};
