import type { HostAccount, HostClient } from '../core/host/gitHost';
import type { BaseUrl } from '../core/provider/baseUrl';

type Connect = (baseUrl: BaseUrl, account: HostAccount) => HostClient;

/**
 * One client for the same token object, user and address. It lives as long as the token object does, so that nothing
 * keeps a token longer than whoever read it.
 */
export function reuseClients(connect: Connect): Connect {
  const clients = new WeakMap<object, Map<string, HostClient>>();
  return (baseUrl, account) => {
    const known = clients.get(account.token) ?? new Map<string, HostClient>();
    clients.set(account.token, known);
    const key = JSON.stringify([baseUrl.href, account.username, account.email]);
    const client = known.get(key) ?? connect(baseUrl, account);
    known.set(key, client);
    return client;
  };
}
