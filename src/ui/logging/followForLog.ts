import type { LogOutputChannel } from 'vscode';
import type { AnswerLog } from '../../core/credential/answerLog';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { Ending } from '../../shared/emitter';
import { answerLine, healthLine, providerChangeLines, testLine } from './logLines';
import type { TestWatch } from '../../core/diagnosis/watchTests';
import { withoutTokens } from './withoutTokens';

export interface FollowForLogParts {
  readonly directory: ProviderDirectory;
  readonly health: HealthStore;
  readonly tests: TestWatch;
  readonly answers: AnswerLog;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly log: Pick<LogOutputChannel, 'info' | 'debug'>;
}

/** Writes down what a report of a problem needs: changes of providers, tests, and in detail every answer to Git. */
export function followForLog({ directory, health, tests, answers, hosts, log }: FollowForLogParts): Ending {
  const safe = (line: string): string => withoutTokens(line, hosts.values());
  let before = directory.current().providers;
  const subscriptions = [
    directory.onDidChange(() => {
      const after = directory.current().providers;
      for (const line of providerChangeLines(before, after)) log.info(safe(line));
      before = after;
    }),
    tests.onDidTest((test) => {
      log.info(safe(testLine(test)));
    }),
    health.onDidChange((id) => {
      log.debug(safe(healthLine(id, health.read(id))));
    }),
    answers.onDidChange(() => {
      const [latest] = answers.list();
      if (latest !== undefined) log.debug(safe(answerLine(latest, directory.current().providers)));
    }),
  ];
  return {
    dispose: () => {
      for (const each of subscriptions) each.dispose();
    },
  };
}
