import { expect } from 'vitest';
import { dataCenterSituations } from '../../hosts/bitbucketDataCenter/dataCenterSituations';
import { atlassianToken } from '../../hosts/core/tokenShapes';
import {
  editOrganization,
  fine,
  newToken,
  openHost,
  proxySettings,
  testAgain,
  type Situation,
} from './situation';

const acme = { host: 'bitbucketDataCenter', organization: 'ACME' } as const;
const rejected = {
  problems: ['authenticated failed unauthorized'],
  skipped: ['identity', 'organization', 'repositories', 'webhooks', 'git'],
  remedies: newToken,
  outcome: 'rejected',
} as const;

export const situationsOfDataCenter: readonly Situation[] = [
  {
    ...acme,
    ...fine,
    title: 'a token that may do everything',
    skipped: ['scopes', 'expiry'],
    tells: {
      product: { name: 'Bitbucket Data Center', version: expect.any(String) as string },
      webhooks: { kind: 'webhooksAllowed' },
    },
  },
  { ...acme, ...fine, base: 'underPath', title: 'the same below a context path' },
  { ...acme, ...fine, organization: '~alice', title: 'the personal project' },
  {
    ...acme,
    token: 'read only',
    title: 'an older token that may only read',
    problems: ['webhooks warning webhooksRefused'],
    remedies: newToken,
    outcome: 'connected',
  },
  {
    ...acme,
    token: 'acme only',
    title: 'a token of the project',
    problems: ['webhooks warning webhooksRefused'],
    skipped: ['identity'],
    tells: { identity: { kind: 'userHidden' } },
    remedies: newToken,
    outcome: 'connected',
  },
  {
    ...acme,
    token: 'bob',
    title: 'an account that may only read',
    problems: ['webhooks warning webhooksRefused'],
    remedies: newToken,
    outcome: 'connected',
  },
  { ...acme, ...rejected, token: 'expired', title: 'an expired token' },
  { ...acme, ...rejected, token: 'revoked', title: 'a revoked token' },
  {
    ...acme,
    ...rejected,
    token: { text: atlassianToken('ATATT3', 'for the cloud') },
    title: 'a token of Bitbucket Cloud',
    problems: ['token failed tokenSuspicious', ...rejected.problems],
    tells: { token: { because: 'otherDeployment' } },
  },
  {
    ...acme,
    organization: 'ACEM',
    title: 'a misspelt project key',
    problems: ['organization failed organizationNotFound'],
    remedies: [{ kind: 'useOrganization', name: 'ACME' }, editOrganization, openHost],
    outcome: 'problem',
  },
  {
    ...acme,
    prepare: (host) => {
      host.setVersion('5.4.0');
    },
    title: 'a server that is too old',
    problems: ['product failed tooOld'],
    remedies: [openHost, ...newToken],
    outcome: 'problem',
  },
  {
    ...acme,
    faults: { '/rest/api/1.0': dataCenterSituations.rateLimited(3600) },
    title: 'too many requests',
    problems: ['authenticated failed rateLimited', 'rateLimit warning requestsLeft'],
    remedies: [testAgain],
    outcome: 'problem',
  },
  {
    ...acme,
    faults: { '/rest': { status: 407, headers: { 'Proxy-Authenticate': 'Basic realm="x"' } } },
    title: 'a proxy that wants a login',
    problems: ['reach failed unreachable'],
    tells: { reach: { error: { reason: 'proxyAuthentication' } } },
    remedies: [proxySettings, testAgain],
    outcome: 'offline',
  },
  {
    ...acme,
    token: 'without repository scope',
    title: 'a token without a permission for projects and repositories',
    problems: ['webhooks warning webhooksRefused'],
    tells: { repositories: { allPublic: true } },
    remedies: newToken,
    outcome: 'connected',
  },
];
