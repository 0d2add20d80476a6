import * as v from 'valibot';
import { commands, extensions, l10n, window, type Disposable } from 'vscode';
import type { Explainer } from '../../core/credential/explainer';
import type { Verdict } from '../../core/credential/explanation';
import type { Provider } from '../../core/provider/provider';
import type { Ending } from '../../shared/emitter';
import { readGitFailure, type GitFailure } from '../../git/gitFailure';
import { commandPrefix } from '../commands/commandIds';
import type { GitRepository } from '../gitExtension';
import { remotesOf } from './remotesOf';

/** The part of the Git extension's API that hands on failed pushes. Source: `git.d.ts` of VS Code's Git extension. */
interface PushErrorApi {
  registerPushErrorHandler(handler: {
    /** `true`: the failure has been told, VS Code says nothing more. */
    handlePushError(
      repository: GitRepository,
      remote: { readonly name: string; readonly fetchUrl?: string; readonly pushUrl?: string },
      refspec: string,
      error: unknown,
    ): Promise<boolean>;
  }): Disposable;
}

/** What the Git extension throws where Git itself failed. */
const gitError = v.object({ stderr: v.string() });

/**
 * Explains, once VS Code's Git is active, pushes that a host refused to a provider's token: most hosts say 403 or 404 then, of which Git's credential
 * protocol tells nothing. All other failures are left to VS Code.
 */
export function explainPushErrors(explainer: Explainer): Ending {
  const git = extensions.getExtension<{ getAPI(version: 1): PushErrorApi }>('vscode.git');
  if (git === undefined) return { dispose: () => undefined };
  return git.exports.getAPI(1).registerPushErrorHandler({
    async handlePushError(repository, remote, _refspec, error) {
      const url = remote.pushUrl ?? remote.fetchUrl;
      const told = v.safeParse(gitError, error);
      if (url === undefined || !told.success) return false;
      const { kind } = readGitFailure(told.output.stderr);
      const { verdict } = await explainer.explain(url);
      const provider = providerOf(verdict);
      const sentence = provider && pushSentence(kind, provider);
      if (provider === undefined || sentence === undefined) return false;
      const subject = remotesOf(repository).find((each) => each.url === url);
      const place = subject === undefined ? url : { rootUri: repository.rootUri, remoteUrl: url };
      // VS Code waits for the answer before it lets go of the push.
      void offer(sentence, provider, place);
      return true;
    },
  });
}

function providerOf(verdict: Verdict): Provider | undefined {
  return verdict.kind === 'answers' || verdict.kind === 'stops' ? verdict.provider : undefined;
}

/** `undefined`: nothing that a provider has to do with. */
export function pushSentence(kind: GitFailure['kind'], { name }: Provider): string | undefined {
  switch (kind) {
    case 'forbidden':
      return l10n.t(
        'The host accepts the token of “{0}” and does not allow it to push here: the token may only read, or its account may not write to this repository.',
        name,
      );
    case 'repositoryNotFound':
      return l10n.t(
        'The host shows no such repository to the token of “{0}”: it is spelled differently, or the token or its account has no access to it.',
        name,
      );
    case 'authenticationFailed':
    case 'quit':
      return l10n.t('The push failed because the host refuses the token of “{0}”.', name);
    case 'proxy':
    case 'nameNotResolved':
    case 'timedOut':
    case 'certificate':
    case 'refused':
    case 'gitMissing':
    case 'other':
      return undefined;
  }
}

async function offer(sentence: string, provider: Provider, place: unknown): Promise<void> {
  const explain = l10n.t('Explain Credential');
  const update = l10n.t('Update Token…');
  const test = l10n.t('Test Connection');
  const answer = await window.showErrorMessage(sentence, explain, update, test);
  if (answer === explain) await commands.executeCommand(`${commandPrefix}explainCredential`, place);
  if (answer === update) await commands.executeCommand(`${commandPrefix}updateToken`, provider.id);
  if (answer === test) await commands.executeCommand(`${commandPrefix}testConnection`, provider.id);
}
