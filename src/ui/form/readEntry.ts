import { l10n } from 'vscode';
import { parseBaseUrl, type BaseUrl } from '../../core/provider/baseUrl';
import type { GitHost } from '../../core/host/gitHost';
import { decodeDefinition } from '../../core/provider/decodeDefinition';
import type { FieldProblem } from '../../core/provider/definitionProblem';
import { findConflict } from '../../core/provider/findConflict';
import { scopeKey, type ProviderDefinition, type Scope } from '../../core/provider/provider';
import type { FormEntry } from '../../shared/form/formContract';
import type { FormField } from '../../shared/form/formField';
import { emailProblem, tokenProblem } from '../commands/tokenQuestions';
import { openScopes } from '../settingsScopes';
import { fieldSentence } from '../words/fieldWords';
import { instantOfDate } from './expiryDate';
import { usableSummary, type FormFacts } from './formFacts';
import type { FormParts } from './formParts';
import { expiryIsAsked, needsEmail } from './tokenFacts';

type Parts = Pick<FormParts, 'hosts' | 'directory' | 'now'>;
type Problems = Partial<Record<FormField, string>>;

/**
 * Which token the entry stands for. `follows`: the stored one, which was entered for another address of the same server
 * and goes along only if the user says so.
 */
export type TokenUse = 'typed' | 'stored' | 'follows' | 'none';

/** What stands in the form, by the rules of the house. */
export interface ReadEntry {
  /** Right only where `problems` has nothing about its fields. */
  readonly definition: ProviderDefinition | undefined;
  readonly scope: Scope | undefined;
  readonly host: GitHost | undefined;
  readonly baseUrl: BaseUrl | undefined;
  readonly tokenUse: TokenUse;
  readonly problems: Readonly<Problems>;
}

/** @param id of a provider that is new */
export function readEntry(parts: Parts, facts: FormFacts, entry: FormEntry, id: string): ReadEntry {
  const { hosts, directory } = parts;
  const { draft, token } = entry;
  const { provider } = facts;
  const host = hosts.get(draft.type);
  const problems: Problems = {};
  const definition = readDefinition(parts, entry, provider?.id ?? id, problems);
  const parsed = parseBaseUrl(draft.baseUrl);
  const baseUrl = parsed.ok && problems.baseUrl === undefined ? parsed.value : undefined;
  if (baseUrl !== undefined && !directory.policy().allowsHost(baseUrl)) {
    problems.baseUrl = fieldSentence('hostNotAllowed');
  }
  const conflict = definition && findConflict(directory.current(), definition);
  if (conflict !== undefined && conflict.field !== 'id' && conflict.field !== 'status') {
    problems[conflict.field] ??= fieldSentence(conflict.problem);
  }
  const scope = provider?.scope ?? openScopes().find((each) => scopeKey(each) === draft.scope);
  if (scope === undefined) problems.scope = l10n.t('There is no such place in this window. Choose another.');
  const tokenUse = useOfToken(facts, token, baseUrl);
  const about = { ...entry, host, baseUrl };
  const wrongToken = problemOfToken(facts, tokenUse, about);
  if (wrongToken !== undefined) problems.token = wrongToken;
  const wrongEmail = needsEmail(facts, about) ? emailProblem(draft.email.trim()) : undefined;
  if (wrongEmail !== undefined) problems.email = wrongEmail;
  const wrongDate = expiryIsAsked(facts, about) ? dateProblem(draft.expiresAt, parts.now()) : undefined;
  if (wrongDate !== undefined) problems.expiresAt = wrongDate;
  return { definition, scope, host, baseUrl, tokenUse, problems };
}

/** The rules name one field at a time: each fault is put out of the way, until there is none left. */
function readDefinition(
  { hosts }: Parts,
  { draft }: FormEntry,
  id: string,
  problems: Problems,
): ProviderDefinition | undefined {
  const known = [...hosts.values()];
  const [first] = known;
  const stead = new Map<string, string | undefined>([
    ['name', '-'],
    ['type', first?.type],
    ['baseUrl', first?.publicBaseUrl],
  ]);
  const fields = new Map<string, unknown>(Object.entries(writtenFields(draft)));
  for (;;) {
    const decoded = decodeDefinition(id, Object.fromEntries(fields), known);
    if (decoded.ok) return decoded.value;
    if (decoded.error === 'notAnObject') return undefined;
    const { field, problem } = decoded.error;
    if (field === 'id' || field === 'status') return undefined;
    problems[field] = fieldSentence(draft[field] === '' ? emptyProblem(problem) : problem);
    if (stead.has(field)) fields.set(field, stead.get(field));
    else fields.delete(field);
  }
}

function emptyProblem(problem: FieldProblem): FieldProblem {
  return problem === 'unknownType' ? 'missing' : problem;
}

/** An optional field that is blank is none. */
function writtenFields(draft: FormEntry['draft']): Record<string, unknown> {
  const { name, type, baseUrl, organization, status } = draft;
  const [environment, rotationDays, helpUrl] = [draft.environment, draft.rotationDays, draft.helpUrl].map(
    (text) => text.trim(),
  );
  return {
    name,
    type,
    baseUrl,
    organization,
    status,
    ...(environment !== '' && { environment }),
    ...(rotationDays !== '' && {
      rotationDays: /^\d+$/.test(rotationDays ?? '') ? Number(rotationDays) : -1,
    }),
    ...(helpUrl !== '' && { helpUrl }),
  };
}

function useOfToken(facts: FormFacts, token: string, baseUrl: BaseUrl | undefined): TokenUse {
  if (token !== '') return 'typed';
  const home = facts.provider?.baseUrl;
  if (home === undefined || usableSummary(facts) === undefined) return 'none';
  // While the address is unreadable, nothing is known to be wrong with the stored token.
  if (baseUrl === undefined || baseUrl.href === home.href) return 'stored';
  return baseUrl.origin === home.origin ? 'follows' : 'none';
}

function problemOfToken(
  facts: FormFacts,
  use: TokenUse,
  { token, baseUrl }: { readonly token: string; readonly baseUrl: BaseUrl | undefined },
): string | undefined {
  switch (use) {
    case 'typed':
      return tokenProblem(token);
    case 'stored':
    case 'follows':
      return undefined;
    case 'none': {
      const { provider, stored } = facts;
      if (provider === undefined || stored === undefined) return fieldSentence('missing');
      // What a team shares can be changed without a token of one's own; the row goes on saying that it is missing.
      if ('kind' in stored.summary) return undefined;
      if (baseUrl === undefined) return fieldSentence('missing');
      return l10n.t(
        'The stored token was entered for {0} and is not sent to {1}. Enter one for {1}.',
        provider.baseUrl.href,
        baseUrl.href,
      );
    }
  }
}

function dateProblem(text: string, now: Date): string | undefined {
  const date = text.trim();
  if (date === '') return undefined;
  if (instantOfDate(date) === undefined) return l10n.t('This is not a date. Enter one such as 2027-01-31.');
  return date < now.toISOString().slice(0, 10)
    ? l10n.t('This date has passed. Enter the day on which the token ends, or leave it empty.')
    : undefined;
}
