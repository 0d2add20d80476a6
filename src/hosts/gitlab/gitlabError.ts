import type { HostError } from '../../core/host/hostError';
import { errorOfStatus, type ReadError } from '../transport/answer';
import { decodeIfFits } from '../transport/decode';
import { errorAnswer } from './answers';

/** What GitLab means by an error. Source: GitLab REST API, "Troubleshooting", and the OAuth error format it shares. */
export const gitlabError: ReadError = (answer, now) => {
  const body = decodeIfFits(errorAnswer, answer.json) ?? {};
  const said = body.error_description ?? firstText(body.message, body.error);
  if (answer.status === 401) return { kind: 'unauthorized', reason: reasonIn(said ?? '') };
  if (answer.status === 403 && isMissingScope(body.error, said)) {
    return { kind: 'missingScope', missing: body.scope?.split(/[\s,]+/).filter(Boolean) ?? [] };
  }
  return errorOfStatus(answer, now, said);
};

/** One status for all of them: only the text tells. */
function reasonIn(said: string): Extract<HostError, { kind: 'unauthorized' }>['reason'] {
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
