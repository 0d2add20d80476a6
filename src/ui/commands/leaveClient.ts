import { env, l10n, ProgressLocation, window, workspace, type LogOutputChannel } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import {
  leaveProvider,
  type LeaveChoice,
  type LeaveProviderParts,
  type LeftProvider,
} from '../../core/transfer/leaveProvider';
import { openGitApi } from '../gitExtension';
import { askHowToLeave, askWhomToLeave, confirmLeaving } from '../transfer/leaveQuestions';
import { leaveReportText } from '../transfer/leaveReport';
import { isRefused } from '../transfer/refused';
import { servedClones } from '../transfer/servedClones';

export interface LeaveClientParts extends Omit<LeaveProviderParts, 'log'> {
  readonly directory: ProviderDirectory;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
  readonly log: LogOutputChannel;
}

/** Ends the work for a client on this machine: asks once, does it for each provider, and writes one report. */
export async function leaveClient(parts: LeaveClientParts): Promise<void> {
  const { directory, hosts, now } = parts;
  if (isRefused(directory, 'write')) return;
  const { providers } = directory.current();
  if (providers.length === 0) {
    void window.showInformationMessage(l10n.t('There is no provider to leave.'));
    return;
  }
  const chosen = await askWhomToLeave(providers, hosts);
  if (chosen === undefined || chosen.length === 0) return;
  const choice = await askHowToLeave(chosen, hosts, directory.policy());
  if (choice === undefined) return;
  const projects = chosen.flatMap(({ id }) => directory.projectsOf(id)).map(({ name }) => name);
  if (!(await confirmLeaving(chosen, projects, choice))) return;
  const clones = servedClones((await openGitApi())?.repositories ?? [], chosen, hosts);
  const left = await leaveEach(parts, chosen, choice);
  const time = new Intl.DateTimeFormat(env.language, { dateStyle: 'long', timeStyle: 'short' });
  const content = leaveReportText({
    left,
    untouched: chosen.slice(left.length),
    clones,
    hosts,
    when: time.format(now()),
  });
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}

/** In the order of `providers`. A cancellation counts before the next one: what was begun is finished. */
async function leaveEach(
  { log, ...parts }: LeaveClientParts,
  providers: readonly Provider[],
  choice: LeaveChoice,
): Promise<readonly LeftProvider[]> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Leaving'),
    cancellable: true,
  };
  return window.withProgress(options, async (progress, token) => {
    const left: LeftProvider[] = [];
    const warn = (problem: string, cause: unknown): void => {
      log.warn(problem, cause instanceof Error ? cause.message : String(cause));
    };
    for (const provider of providers) {
      if (token.isCancellationRequested) break;
      progress.report({ message: provider.name, increment: 100 / providers.length });
      left.push(await leaveProvider({ ...parts, log: warn }, provider, choice));
    }
    return left;
  });
}
