import type { Secret } from '../../core/account/secret';
import type { UnauthorizedReason } from '../../core/host/hostError';
import { errorOfStatus, refusal, type ReadError } from '../transport/answer';
import { decodeIfFits } from '../transport/decode';
import { errorAnswer } from './answers';
import { gitlabTokenShape } from './tokenShape';

/** What GitLab means by an error. Source: GitLab REST API, "Troubleshooting", and the OAuth error format it shares. */
export function gitlabError(token: Secret): ReadError {
  return (answer, now) => {
    const body = decodeIfFits(errorAnswer, answer.json) ?? {};
    const said = body.error_description ?? firstText(body.message, body.error);
    if (answer.status === 401) {
      const wrongKind = gitlabTokenShape(token).warning === 'wrongKind';
      return { kind: 'unauthorized', reason: wrongKind ? 'wrongKind' : reasonIn(said ?? '') };
    }
    if (answer.status === 403) {
      if (!isMissingScope(body.error, said)) return refusal(refusalIn(said ?? ''), said);
      return { kind: 'missingScope', missing: namesIn(body.scope ?? bracketed(said)) };
    }
    return errorOfStatus(answer, now, said);
  };
}

function refusalIn(said: string): 'pendingApproval' | 'accountBlocked' | 'ipNotAllowed' | 'forbidden' {
  if (/pending approval/i.test(said)) return 'pendingApproval';
  if (/account (?:has been|is) (?:blocked|deactivated|locked|banned)/i.test(said)) return 'accountBlocked';
  return /\bIP\b.*(?:allow|restrict|permit)/i.test(said) ? 'ipNotAllowed' : 'forbidden';
}

/** Fine-grained permissions are named in the sentence only: `… lacks the required permissions: [read_project].` */
function bracketed(said = ''): string {
  return /\[([^\]]*)\]/.exec(said)?.[1] ?? '';
}

function namesIn(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter(Boolean);
}

/** One status for all of them: only the text tells. */
function reasonIn(said: string): UnauthorizedReason {
  if (/expired/i.test(said)) return 'expired';
  return /revoked/i.test(said) ? 'revoked' : 'unknown';
}

function isMissingScope(error: unknown, said: string | undefined): boolean {
  return (
    error === 'insufficient_scope' ||
    error === 'insufficient_granular_scope' ||
    (said?.includes('insufficient_granular_scope') ?? false)
  );
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value) => typeof value === 'string');
}
