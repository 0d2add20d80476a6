import { createHash } from 'node:crypto';
import {
  authentication,
  commands,
  extensions,
  window,
  type AuthenticationGetSessionOptions,
  type AuthenticationSession,
  type ExtensionContext,
} from 'vscode';
import type { GitProvidersApi, GitProvidersExtension } from '../../api/git-providers';

const scopes = ['gitlab'];

/** An extension of somebody else's: it knows Git Providers by its public typings and by nothing else. */
export async function activate(context: ExtensionContext): Promise<void> {
  const api = await openApi();
  const status = window.createStatusBarItem('sampleClient.events');
  const events = { sessions: 0, providers: 0 };
  const show = (): void => {
    status.text = `sessions ${events.sessions}, providers ${events.providers}`;
    status.show();
  };
  show();
  context.subscriptions.push(
    status,
    authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id === 'git-providers') events.sessions++;
      show();
    }),
    api.onDidChangeProviders(() => {
      events.providers++;
      show();
    }),
    commands.registerCommand('sampleClient.signIn', () => tell(() => session({ createIfNone: true }))),
    commands.registerCommand('sampleClient.lookForSession', () => tell(() => session({ silent: true }))),
    commands.registerCommand('sampleClient.signOut', signOut),
    commands.registerCommand('sampleClient.listProviders', () =>
      tell(() => api.getProviders().map(({ name, status: state }) => `${name} is ${state}`)),
    ),
    commands.registerCommand('sampleClient.findProvider', () =>
      tell(async () => {
        const url = await window.showInputBox({ title: 'Find Provider', prompt: 'URL of a repository' });
        return describeFound(await api.providerForUrl(url ?? ''));
      }),
    ),
  );
}

async function openApi(): Promise<GitProvidersApi> {
  const extension = extensions.getExtension<GitProvidersExtension>('git-providers.git-providers');
  if (extension === undefined) throw new Error('Git Providers is not installed');
  return (await extension.activate()).getApi(1);
}

async function session(options: AuthenticationGetSessionOptions): Promise<string> {
  const found = await authentication.getSession('git-providers', scopes, options);
  return found === undefined ? 'No session' : `${found.account.label} with ${fingerprint(found)}`;
}

/** Proves which token it is, and does not show it. */
function fingerprint({ accessToken }: AuthenticationSession): string {
  return createHash('sha256').update(accessToken).digest('hex').slice(0, 12);
}

/** What *Sign Out* in the menu Accounts runs. */
async function signOut(): Promise<void> {
  const [account] = await authentication.getAccounts('git-providers');
  await tell(async () => {
    await commands.executeCommand('_signOutOfAccount', {
      providerId: 'git-providers',
      accountLabel: account?.label,
    });
    return 'Signed out';
  });
}

function describeFound(found: Awaited<ReturnType<GitProvidersApi['providerForUrl']>>): string {
  switch (found?.outcome) {
    case 'serves':
      return `${found.provider.name} serves it: ${found.reason}`;
    case 'undecided':
      return `The user decides: ${found.providers.map(({ name }) => name).join(', ')}`;
    case 'rejected':
      return `${found.provider.name} has a token that does not work`;
    case undefined:
      return 'Nobody serves it';
  }
}

async function tell(work: () => unknown): Promise<void> {
  try {
    void window.showInformationMessage(`Sample: ${String(await work())}`);
  } catch (cause) {
    void window.showErrorMessage(`Sample failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
