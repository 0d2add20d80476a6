import type { HostCapabilities, TokenKindFacts } from '../../core/host/capabilities';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { deploymentOf } from './deployment';
import type { GithubTokenKind } from './tokenShape';

type Facts = TokenKindFacts & { readonly kind: GithubTokenKind };

const person = { use: 'everywhere', tellsScopes: false, tellsExpiry: false, actsForUser: true } as const;

/** Only scopes have a header that tells them; permissions have none. */
const fineGrained: Facts = { ...person, kind: 'fineGrained', tellsExpiry: true };
const classic: Facts = { ...person, kind: 'classic', tellsScopes: true, tellsExpiry: true };

const others: readonly Facts[] = [
  { ...person, kind: 'oauth', tellsScopes: true },
  { ...person, kind: 'userToServer' },
  { ...person, kind: 'installation', actsForUser: false },
  { ...person, kind: 'refresh', use: 'nowhere' },
];

/** Revocation through the API exists where GitHub itself runs the service. */
export function githubCapabilities(baseUrl: BaseUrl): HostCapabilities {
  const deployment = deploymentOf(baseUrl);
  return {
    tokenKinds: [
      ...(deployment === 'github.com' ? [fineGrained, classic] : [classic, fineGrained]),
      ...others,
    ],
    webhooks: ['list', 'add', 'edit', 'enable', 'ping', 'test', 'deliveries', 'redeliver', 'delete'],
    revokesTokens: deployment !== 'server',
    prefillsTokenPage: true,
  };
}
