import { l10n, ThemeIcon, window, type LogOutputChannel } from 'vscode';
import type { Resolver } from '../../core/credential/resolver';
import { convertToHttps, type ConvertProblem } from '../credential/convertToHttps';
import {
  httpsCandidates,
  type HttpsCandidate,
  type HttpsCandidatesParts,
} from '../credential/httpsCandidates';
import { pickRemote, tellNoSubject } from '../credential/pickRemote';
import type { RemoteSubject } from '../credential/remotesOf';
import { readSshAddress } from '../credential/sshAddress';
import { openGitApi } from '../gitExtension';
import { askChoice } from '../quickInput/askChoice';
import { verdictSentence } from '../words/explainWords';

export interface UseHttpsParts extends HttpsCandidatesParts {
  readonly resolver: Resolver;
  readonly log: LogOutputChannel;
}

/** Gives an SSH remote its HTTPS address, so that a provider's token is used. Can be undone. */
export async function useHttps(parts: UseHttpsParts, argument: unknown): Promise<void> {
  const title = l10n.t('Use HTTPS for This Remote');
  const isSsh = ({ url }: RemoteSubject): boolean => readSshAddress(url) !== undefined;
  const remote = await pickRemote(parts.resolver, argument, title, isSsh);
  if (remote === 'cancelled') return;
  if (typeof remote === 'string') {
    tellNoSubject(remote);
    return;
  }
  const candidates = await httpsCandidates(parts, remote.url);
  if (candidates.length === 0) {
    void window.showInformationMessage(
      l10n.t('No active provider is for the host of {0}, so HTTPS would bring no token.', remote.url),
    );
    return;
  }
  const picked = await askChoice<HttpsCandidate>({
    title,
    placeholder: l10n.t('{0} is {1} now. Which address is it to have?', remote.name, remote.url),
    items: candidates.map((candidate) => ({
      label: candidate.url,
      detail: verdictSentence(candidate.explanation.verdict),
      iconPath: new ThemeIcon('globe'),
      value: candidate,
    })),
  });
  if (picked.kind === 'next') await convert(parts.log, remote, picked.value.url);
}

async function convert(log: LogOutputChannel, remote: RemoteSubject, url: string): Promise<void> {
  const git = (await openGitApi())?.git.path;
  if (git === undefined) return;
  const { repository, name, push } = remote;
  const converted = await convertToHttps({ git, directory: repository.rootUri.fsPath, name, push }, url);
  if (!converted.ok) {
    tellNotConverted(log, converted.error, name, url);
    return;
  }
  const undo = l10n.t('Undo');
  const sentence = l10n.t('{0} uses HTTPS from now on: {1}', name, url);
  if ((await window.showInformationMessage(sentence, undo)) !== undo) return;
  const undone = await converted.value.undo();
  if (undone.ok) return;
  log.error(`The address of a remote was not changed back: ${undone.error.said}`);
  void window.showErrorMessage(
    l10n.t('Git did not change {0} back. It was {1}.', name, converted.value.before),
  );
}

function tellNotConverted(log: LogOutputChannel, problem: ConvertProblem, name: string, url: string): void {
  switch (problem.kind) {
    case 'refused':
      log.error(`The address of a remote was not changed: ${problem.said}`);
      void window.showErrorMessage(l10n.t('Git did not change the address of {0}. The log says why.', name));
      return;
    case 'turnedBack':
      void window.showErrorMessage(
        l10n.t(
          'Your Git configuration turns {0} back into an SSH address (url.….insteadOf), so nothing was changed.',
          url,
        ),
      );
  }
}
