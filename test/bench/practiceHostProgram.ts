import * as v from 'valibot';
import { startPracticeHosts } from '../hosts/startPracticeHosts';
import { startFarHost, type FarHost } from './farHost';
import { hostOrder, type StartedHost } from './hostOrder';

// Practice hosts in a process of their own, as real ones are on other machines: what they do must not take the time of
// the process that is measured. They end with the process that started them.
const order = v.parse(hostOrder, JSON.parse(process.argv[2] ?? ''));
const hosts = await startPracticeHosts({ only: order.names });
process.on('disconnect', () => void hosts.closeAll().finally(() => process.exit(0)));
const fronts: FarHost[] = [];
process.on('message', () => {
  process.send?.(fronts.map((front) => front.countRequests()));
});

const started: StartedHost[] = [];
for (const name of order.names) {
  const host = hosts[name];
  const front = await startFarHost(host.origin, order.delayMs);
  fronts.push(front);
  // A project key of Bitbucket Data Center is in capitals.
  const organization = name === 'bitbucketDataCenter' ? 'HUGE' : 'huge';
  if (order.repositories > 0) host.claimRepositories(organization, 'service', order.repositories);
  const { token, username, email } = host.token('full access');
  const more = Array.from({ length: order.tokens }, (_, index) => {
    // As long as before, in the letters that it has.
    const other = token.slice(0, -4) + String(index).padStart(4, '0');
    const { kind, scopes } = host.token('full access');
    return host.addToken({ token: other, label: `more ${index}`, kind, scopes, username }).token;
  });
  started.push({
    name,
    type: host.type,
    baseUrl: host.baseUrl.replace(host.origin, front.origin),
    origin: front.origin,
    organization,
    username,
    ...(email !== undefined && { email }),
    tokens: [token, ...more],
  });
}
process.send?.(started);
