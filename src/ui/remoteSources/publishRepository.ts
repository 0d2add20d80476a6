import { l10n, ProgressLocation, window } from 'vscode';
import type { Account } from '../../core/account/account';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import { remoteRequest } from '../../core/credential/remoteRequest';
import type { HostClient, NewRepository, Repository } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import type { Provider } from '../../core/provider/provider';
import { fail, type Result } from '../../shared/result';
import { runCommand } from '../commands/command';
import type { GitRepository } from '../gitExtension';
import { hostErrorSentence } from '../words/hostErrorWords';
import { askWhatToPublish } from './askWhatToPublish';
import { pushPublished } from './pushPublished';
import { repositoryKeyOf } from './repositoryKeyOf';
import { sourceProblemSentence } from './sourceWords';
import { usableAccount, type UsableAccount, type UsableAccountParts } from './usableAccount';

export interface PublishParts extends UsableAccountParts {
  readonly remembered: Pick<RememberedChoices, 'write'>;
  readonly verify: (provider: Provider, account: Account) => Promise<void>;
  readonly logFailure: (cause: unknown) => void;
}

/**
 * Makes a repository on a provider's host for a local one without a remote, and pushes the branch to it. Until the last
 * question is answered nothing is made anywhere.
 */
export async function publishRepository(
  parts: PublishParts,
  provider: Provider,
  local: GitRepository,
): Promise<void> {
  const { HEAD, remotes } = local.state;
  const branch = HEAD?.name;
  if (branch === undefined || HEAD?.commit === undefined || remotes.some(({ name }) => name === 'origin')) {
    void window.showWarningMessage(notReadySentence(branch, HEAD?.commit));
    return;
  }
  const usable = await usableAccount(parts, provider);
  if (!usable.ok) {
    void offerTokenUpdate(provider, sourceProblemSentence(usable.error));
    return;
  }
  const { host, account } = usable.value;
  const client = await host.connect(provider.baseUrl, account);
  const wanted = await ask(client, provider, usable.value, local);
  if (wanted === undefined) return;
  const made = await create(client, provider, wanted);
  if (!made.ok) {
    if (made.error.kind === 'unauthorized') await parts.verify(provider, account);
    void tellNotMade(provider, wanted, made.error, () => publishRepository(parts, provider, local));
    return;
  }
  const key = repositoryKeyOf(provider, host, made.value.cloneUrl);
  // Before the push, which is to use this very provider.
  if (key !== undefined) await parts.remembered.write(key, provider.id);
  const { logFailure } = parts;
  await pushPublished({ local, branch, made: made.value, providerName: provider.name, logFailure });
}

function notReadySentence(branch: string | undefined, commit: string | undefined): string {
  if (branch === undefined) return l10n.t('Check out a branch first: it is what is published.');
  if (commit === undefined) return l10n.t('Commit something first: there is nothing to publish yet.');
  return l10n.t('The repository has a remote “origin” already, so nothing was published.');
}

async function ask(
  client: HostClient,
  provider: Provider,
  { host, account }: UsableAccount,
  local: GitRepository,
): Promise<NewRepository | undefined> {
  const leaving = new AbortController();
  const organizations = client.organizations(leaving.signal);
  // Whoever leaves before they are needed does not hear of them.
  organizations.catch(() => undefined);
  try {
    return await askWhatToPublish({ provider, host, account, folder: local.rootUri.fsPath, organizations });
  } finally {
    leaving.abort();
  }
}

/** Not to be cancelled: a request that was given up may have made the repository all the same. */
async function create(
  client: HostClient,
  provider: Provider,
  wanted: NewRepository,
): Promise<Result<Repository, HostError>> {
  const title = l10n.t('Making {0} on {1}…', wanted.name, provider.name);
  const made = await window.withProgress({ location: ProgressLocation.SourceControl, title }, () =>
    client.createRepository(wanted, new AbortController().signal),
  );
  const fetchable = !made.ok || remoteRequest(made.value.cloneUrl) !== undefined;
  return fetchable ? made : fail({ kind: 'notThisHost', seen: 'wrongShape' });
}

async function tellNotMade(
  provider: Provider,
  wanted: NewRepository,
  error: HostError,
  again: () => Promise<void>,
): Promise<void> {
  const sentence = l10n.t(
    '{0} was not published to {1}. {2}',
    wanted.name,
    provider.name,
    hostErrorSentence(error),
  );
  if (error.kind === 'unauthorized' || error.kind === 'missingScope') {
    await offerTokenUpdate(provider, sentence);
    return;
  }
  const retry = l10n.t('Try Again');
  if ((await window.showErrorMessage(sentence, retry)) === retry) await again();
}

async function offerTokenUpdate(provider: Provider, sentence: string): Promise<void> {
  const update = l10n.t('Update Token…');
  const shown = sentence.includes(provider.name) ? sentence : l10n.t('{0}: {1}', provider.name, sentence);
  if ((await window.showErrorMessage(shown, update)) === update) await runCommand('updateToken', provider.id);
}
