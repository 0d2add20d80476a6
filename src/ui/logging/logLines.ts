import type { AnswerEntry } from '../../core/credential/answerLog';
import { worstCheck } from '../../core/diagnosis/report';
import { encodeDefinition } from '../../core/provider/decodeDefinition';
import { changedFields } from '../../core/provider/definitionChanges';
import type { Health } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import { originOf } from './originOf';
import { findingKind } from './findingKind';
import type { DoneTest } from '../../core/diagnosis/watchTests';

/** Lines of the log are in English, like the log of VS Code itself: they are made for reports of problems. */
export function providerChangeLines(
  before: readonly Provider[],
  after: readonly Provider[],
): readonly string[] {
  const old = new Map(before.map((provider) => [provider.id, provider]));
  const present = new Set(after.map(({ id }) => id));
  const changes = after.flatMap((provider) => {
    const was = old.get(provider.id);
    if (was === undefined) return [`${providerPhrase(provider)}: added`];
    const fields = changesOf(was, provider);
    return fields.length === 0 ? [] : [`${providerPhrase(provider)}: changed ${fields.join(', ')}`];
  });
  const removed = before.filter(({ id }) => !present.has(id));
  return [...changes, ...removed.map((provider) => `${providerPhrase(provider)}: removed`)];
}

export function testLine({ providerId, outcome, saved }: DoneTest): string {
  const what = `Connection test of ${saved ? providerId : 'a provider that is being entered'}`;
  if (!outcome.ok) return `${what}: not run, ${outcome.error.kind}`;
  const worst = worstCheck(outcome.value);
  const wrong = outcome.value.checks.filter(({ status }) => status === 'failed' || status === 'warning');
  const checks = wrong.map(({ id, status, finding }) => `${id} ${status} (${findingKind(finding)})`);
  return `${what}: ${[worst?.status ?? 'passed', ...checks].join('; ')}`;
}

/** @param providers to name a provider by its id: its name is the user's own affair */
export function answerLine(
  { url, provider, outcome, reason }: AnswerEntry,
  providers: readonly Provider[],
): string {
  const id = providers.find(({ name }) => name === provider)?.id;
  const whose = provider === undefined ? 'no provider' : (id ?? 'a provider that is gone');
  return `Git, ${originOf(url)}: ${outcome}, ${whose}, ${reason}`;
}

export function healthLine(id: string, health: Health | undefined): string {
  return `Health of ${id}: ${health?.outcome ?? 'forgotten'}`;
}

export interface StartFacts {
  readonly extension: string;
  readonly vscode: string;
  readonly system: string;
  /** Kind of the remote window, such as `ssh-remote`. */
  readonly remote?: string;
  /** Version as Git spells it; absent where there is no Git. */
  readonly git?: string;
}

export function startLine({ extension, vscode, system, remote, git }: StartFacts): string {
  const place = remote === undefined ? 'local' : `remote ${remote}`;
  return `Git Providers ${extension}, VS Code ${vscode} (${place}), ${system}, Git ${git ?? 'not found'}`;
}

function providerPhrase({ id, type, baseUrl }: Provider): string {
  return `Provider ${id} (${type}, ${baseUrl.hostname})`;
}

function changesOf(was: Provider, is: Provider): readonly string[] {
  const moved = was.scope.kind === is.scope.kind ? [] : ['scope'];
  return [...changedFields(encodeDefinition(was), encodeDefinition(is)), ...moved];
}
