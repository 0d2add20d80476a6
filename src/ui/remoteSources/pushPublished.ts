import * as v from 'valibot';
import { l10n, ProgressLocation, window } from 'vscode';
import type { Repository } from '../../core/host/gitHost';
import { readGitFailure } from '../../git/gitFailure';
import { openPage } from '../commands/openPages';
import type { GitRepository } from '../gitExtension';

/** A repository that was just made on a host, and what is to be pushed to it. */
export interface PublishedPush {
  readonly local: GitRepository;
  readonly branch: string;
  readonly made: Repository;
  readonly providerName: string;
  /** For what Git throws. */
  readonly logFailure: (cause: unknown) => void;
}

const remoteName = 'origin';

/** Adds the remote and pushes the branch. A failure says what is there already, and can be tried again. */
export async function pushPublished(push: PublishedPush): Promise<void> {
  const { made, branch, providerName } = push;
  const title = l10n.t('Pushing {0} to {1}…', branch, providerName);
  const outcome = await window.withProgress({ location: ProgressLocation.SourceControl, title }, () =>
    tryPush(push),
  );
  if (outcome.pushed) void tellPublished(made, providerName);
  else void offerRetry(push, outcome.said);
}

type PushOutcome =
  /** `said`: Git's own words, where it has any that nobody has told yet. */
  { readonly pushed: true } | { readonly pushed: false; readonly said?: string };

async function tryPush({ local, branch, made, logFailure }: PublishedPush): Promise<PushOutcome> {
  try {
    const remote = local.state.remotes.find(({ name }) => name === remoteName);
    if (remote === undefined) await local.addRemote(remoteName, made.cloneUrl);
    await local.push(remoteName, branch, true);
    // A failure that somebody has explained does not reject; only a push that worked leaves this behind.
    return { pushed: (await local.getConfig(`branch.${branch}.remote`)) === remoteName };
  } catch (cause) {
    logFailure(cause);
    const told = v.safeParse(gitError, cause);
    return { pushed: false, ...(told.success && { said: readGitFailure(told.output.stderr).said }) };
  }
}

/** What the Git extension throws where Git itself failed. */
const gitError = v.object({ stderr: v.string() });

async function tellPublished(made: Repository, providerName: string): Promise<void> {
  const open = l10n.t('Open on Web');
  const sentence = l10n.t('{0} is published to {1}.', made.fullName, providerName);
  if ((await window.showInformationMessage(sentence, open)) === open) await openOnWeb(made);
}

async function offerRetry(push: PublishedPush, said: string | undefined): Promise<void> {
  const { made, branch, providerName } = push;
  const retry = l10n.t('Retry Push');
  const open = l10n.t('Open on Web');
  const done = l10n.t('{0} was made on {1}, but {2} was not pushed.', made.fullName, providerName, branch);
  const sentence = said === undefined || said === '' ? done : l10n.t('{0} Git says: {1}', done, said);
  const answer = await window.showErrorMessage(sentence, retry, open);
  if (answer === retry) await pushPublished(push);
  if (answer === open) await openOnWeb(made);
}

/** The address is the host's own word. */
async function openOnWeb({ webUrl }: Repository): Promise<void> {
  if (URL.canParse(webUrl) && /^https?:$/.test(new URL(webUrl).protocol)) await openPage(webUrl);
}
