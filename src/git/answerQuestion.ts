import type { CredentialSource, GitAnswer, GitCaller, GitRequest } from '../core/credential/gitRequest';
import type { Question, Reply } from './brokerProtocol';
import { decodeRequest, encodeAnswer, quitLine } from './credentialProtocol';
import type { GivenCredentials } from './givenCredentials';
import type { LateAnswers } from './lateAnswers';
import type { RefusedCredentials } from './refusedCredentials';

export interface AnswerContext {
  readonly windowId: string;
  readonly source: CredentialSource;
  readonly given: GivenCredentials;
  readonly late: LateAnswers;
  readonly refused: RefusedCredentials;
  readonly onError: (error: unknown) => void;
}

/** Seconds that a helper waits for a reply where it does not say so. */
const usualPatience = 1;

/** Milliseconds after which a question that nobody answered counts as declined. The helper waits a little longer. */
const answerLimit = 60_000;

/** Answers one question of a helper's. */
export async function answerQuestion(question: Question, context: AnswerContext): Promise<Reply> {
  const decoded = decodeRequest(question.body);
  if (!decoded.ok) return { kind: 'refused', body: '' };
  // In milliseconds, half of what the helper waits: the reply has a way to go.
  const patience = (question.patience ?? usualPatience) * 500;
  if (question.ticket !== '') return context.late.resume(question.ticket, patience);
  const caller = readCaller(question, context.windowId);
  return context.late.begin(
    answerOperation(question.operation, decoded.value.request, caller, context),
    patience,
  );
}

function readCaller({ window, test }: Question, windowId: string): GitCaller {
  return {
    ownWindow: window === windowId,
    ...(/^[A-Za-z0-9-]{1,64}$/.test(test) ? { test } : {}),
  };
}

async function answerOperation(
  operation: Question['operation'],
  request: GitRequest,
  caller: GitCaller,
  context: AnswerContext,
): Promise<Reply> {
  if (operation !== 'get') {
    return { kind: (await isOurs(operation, request, caller, context)) ? 'answered' : 'declined', body: '' };
  }
  const body = await credentialBody(request, caller, context);
  return body === undefined ? { kind: 'declined', body: '' } : { kind: 'answered', body };
}

/** The body of an answer; undefined where no provider answers, or the answer cannot be written safely. */
async function credentialBody(
  request: GitRequest,
  caller: GitCaller,
  context: AnswerContext,
): Promise<string | undefined> {
  try {
    const answer = await withinLimit(context.source.get(request, caller));
    if (answer.kind === 'declined') return undefined;
    if (answer.kind === 'credential' && context.refused.isLoop(request, answer.password)) return quitLine;
    const body = encodeAnswer(answer);
    if (!body.ok) return undefined;
    if (answer.kind === 'credential') await context.given.remember(answer.password);
    return body.value;
  } catch (error) {
    context.onError(error);
    return undefined;
  }
}

async function withinLimit(answer: Promise<GitAnswer>): Promise<GitAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<GitAnswer>((resolve) => {
    timer = setTimeout(resolve, answerLimit, { kind: 'declined' });
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** After a bug it counts as ours: it may be, and then no other helper may see it. */
async function isOurs(
  operation: 'store' | 'erase',
  request: GitRequest,
  caller: GitCaller,
  context: AnswerContext,
): Promise<boolean> {
  if (operation === 'erase') context.refused.note(request);
  try {
    if (await context.source[operation](request, caller)) return true;
    return request.password !== undefined && (await context.given.includes(request.password));
  } catch (error) {
    context.onError(error);
    return true;
  }
}
