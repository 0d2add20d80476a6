import { authentication, type AuthenticationSessionAccountInformation } from 'vscode';
import { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import { parseBaseUrl } from '../../core/provider/baseUrl';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import { fail, ok } from '../../shared/result';

/** Milliseconds that VS Code has to tell its accounts: it waits for extensions that may not be there. */
const limitMs = 6_000;

/** The accounts that VS Code itself is signed in with. Only their names are read. */
export async function editorLogins(hosts: ReadonlyMap<string, GitHost>): Promise<readonly FoundLogin[]> {
  const found = await Promise.all(
    [...hosts.values()].map(async (host): Promise<readonly FoundLogin[]> => {
      const id = host.otherLogins?.session;
      const baseUrl = parseBaseUrl(host.publicBaseUrl);
      if (id === undefined || !baseUrl.ok) return [];
      return (await accountsOf(id)).map((account) => ({
        source: 'editor',
        baseUrl: baseUrl.value,
        type: host.type,
        username: account.label,
        take: () => take(id, account),
      }));
    }),
  );
  return found.flat();
}

async function accountsOf(id: string): Promise<readonly AuthenticationSessionAccountInformation[]> {
  const late = new Promise<readonly AuthenticationSessionAccountInformation[]>((resolve) => {
    setTimeout(() => {
      resolve([]);
    }, limitMs).unref();
  });
  try {
    return await Promise.race([authentication.getAccounts(id), late]);
  } catch {
    // Nobody offers such sessions here.
    return [];
  }
}

/** VS Code asks for the user's consent where this extension does not have it yet. No scopes: a session that is there. */
async function take(
  id: string,
  account: AuthenticationSessionAccountInformation,
): ReturnType<FoundLogin['take']> {
  try {
    const silent = await authentication.getSession(id, [], { account, silent: true });
    const session = silent ?? (await authentication.getSession(id, [], { account, createIfNone: true }));
    return ok(new Secret(session.accessToken));
  } catch {
    return fail('declined');
  }
}
