import { l10n, ProgressLocation, ThemeIcon, window } from 'vscode';
import type { ConnectionTester, TestProblem } from '../../core/diagnosis/connectionTester';
import { healthOutcome } from '../../core/diagnosis/healthOutcome';
import type { Report } from '../../core/diagnosis/report';
import { scopeKey, userScope } from '../../core/provider/provider';
import type { Health } from '../../core/provider/health';
import type { Result } from '../../shared/result';
import { checkIcon } from '../words/checkWords';
import { problemSentence, reportIcon, reportSentence } from '../words/reportWords';
import { askMany, separator, type ManyItem } from './askMany';
import type { PreparedLogin } from './prepareLogin';

export interface TestedLogin {
  readonly prepared: PreparedLogin;
  readonly outcome: Result<Report, TestProblem>;
  /** `undefined`: nothing was tested. */
  readonly health: Health['outcome'] | undefined;
}

export interface TestLoginsParts {
  readonly tester: ConnectionTester;
  readonly now: () => Date;
}

/** Tests logins before they are saved, one after the other; `undefined`: the user cancelled. */
export async function testLogins(
  parts: TestLoginsParts,
  logins: readonly PreparedLogin[],
): Promise<readonly TestedLogin[] | undefined> {
  const abort = new AbortController();
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Testing logins'),
    cancellable: true,
  };
  try {
    return await window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => {
        abort.abort();
      });
      const tested: TestedLogin[] = [];
      for (const prepared of logins) {
        progress.report({ message: prepared.definition.name, increment: 100 / logins.length });
        tested.push(await test(parts, prepared, abort.signal));
      }
      return tested;
    });
  } catch (cause) {
    if (!abort.signal.aborted) throw cause;
    return undefined;
  }
}

async function test(
  { tester, now }: TestLoginsParts,
  prepared: PreparedLogin,
  signal: AbortSignal,
): Promise<TestedLogin> {
  const { definition, target, token, email } = prepared;
  const scope = target.kind === 'add' ? userScope : target.provider.scope;
  const account = {
    token,
    baseUrl: definition.baseUrl.href,
    scope: scopeKey(scope),
    savedAt: now().toISOString(),
    ...(email !== undefined && { email }),
  };
  const outcome = await tester.testUnsaved(definition, account, signal);
  return { prepared, outcome, health: outcome.ok ? healthOutcome(outcome.value) : undefined };
}

/**
 * Which of the tested logins are saved: all, without a question, where all are connected. One that its host rejects
 * never is. `undefined`: the user cancelled.
 */
export async function askWhatToSave(
  tested: readonly TestedLogin[],
): Promise<readonly TestedLogin[] | undefined> {
  const usable = tested.filter(({ health }) => health !== undefined && health !== 'rejected');
  const doubtful = usable.filter(({ health }) => health !== 'connected');
  if (doubtful.length === 0) return usable;
  const connected = usable.filter(({ health }) => health === 'connected');
  return askMany({
    title: l10n.t('Import Credentials'),
    placeholder: l10n.t('Not every test went well. Which logins are to be saved all the same?'),
    items: [
      ...group(l10n.t('Connected'), connected, true),
      ...group(l10n.t('Not connected'), doubtful, false),
    ],
  });
}

function group(
  label: string,
  tested: readonly TestedLogin[],
  picked: boolean,
): readonly ManyItem<TestedLogin>[] {
  if (tested.length === 0) return [];
  const rows = tested.map((each) => ({
    label: each.prepared.definition.name,
    detail: testedSentence(each),
    iconPath: new ThemeIcon(each.outcome.ok ? reportIcon(each.outcome.value) : checkIcon('failed')),
    picked,
    value: each,
  }));
  return [separator(label), ...rows];
}

export function testedSentence({ outcome }: TestedLogin): string {
  return outcome.ok ? reportSentence(outcome.value) : problemSentence(outcome.error);
}
