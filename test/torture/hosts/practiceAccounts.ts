import { Secret } from '../../../src/core/account/secret';
import type { HostAccount } from '../../../src/core/host/gitHost';
import type { Provider } from '../../../src/core/provider/provider';
import type { PracticeHost } from '../../hosts/core/practiceHost';
import type { PracticeHostName, PracticeHosts } from '../../hosts/startPracticeHosts';
import { sample } from '../../unit/core/sampleProviders';

/** A provider of a practice host with a token that is good there. */
export interface PracticeAccount {
  readonly name: PracticeHostName;
  readonly host: PracticeHost;
  readonly provider: Provider;
  readonly account: HostAccount;
}

/** How tokens of each host begin, by which its client tells what to send. */
const beginnings = {
  github: 'ghp_',
  gitlab: 'glpat-',
  bitbucket: 'ATATT3',
  bitbucketDataCenter: 'BBDC-',
} as const;

export function practiceAccounts(hosts: PracticeHosts, canary: string): readonly PracticeAccount[] {
  const names: readonly PracticeHostName[] = ['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'];
  return names.map((name) => {
    const host = hosts[name];
    const { kind, scopes } = host.token('full access');
    const { token, email } = host.addToken({ token: `${beginnings[name]}${canary}${name}`, kind, scopes });
    const provider = sample(host.baseUrl, { type: host.type });
    return {
      name,
      host,
      provider,
      account: { token: new Secret(token), ...(email !== undefined && { email }) },
    };
  });
}
