import type { GitHost } from '../core/host/gitHost';

/** The same hosts, each of which also knows the tokens of the others: a wrong paste is told by whose token it is. */
export function recognizeOthers(hosts: readonly GitHost[]): readonly GitHost[] {
  return hosts.map((host) => ({
    ...host,
    recognizeToken(token, baseUrl) {
      const own = host.recognizeToken(token, baseUrl);
      if (own.kind !== undefined) return own;
      const text = token.open();
      const owner = hosts.find(({ tokenPrefixes }) =>
        tokenPrefixes.some((prefix) => text.startsWith(prefix)),
      );
      if (owner === undefined || owner.type === host.type) return own;
      return { ...own, warning: 'otherHost', otherHost: owner.type };
    },
  }));
}
