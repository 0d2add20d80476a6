import type { Secret } from '../../../core/account/secret';
import { errorOfStatus, refusal, type ReadError } from '../../transport/answer';
import { decodeIfFits } from '../../transport/decode';
import { bitbucketTokenShape } from '../tokenShape';
import { errorAnswer, scopeDetail } from './answers';

/** What Bitbucket Cloud means by an error. Source: Bitbucket Cloud REST API, "Standardized error responses". */
export function cloudError(token: Secret): ReadError {
  return (answer, now) => {
    const body = decodeIfFits(errorAnswer, answer.json)?.error;
    if ([401, 410].includes(answer.status) && bitbucketTokenShape(token).kind === 'appPassword') {
      return { kind: 'unauthorized', reason: 'deadAppPassword' };
    }
    if (answer.status === 403) {
      const detail = decodeIfFits(scopeDetail, body?.detail);
      if (detail !== undefined) {
        return {
          kind: 'missingScope',
          missing: detail.required.filter((one) => !detail.granted.includes(one)),
        };
      }
      const said = body?.message ?? '';
      if (/privilege scopes/i.test(said)) return { kind: 'missingScope', missing: [] };
      return refusal(refusalIn(said), said);
    }
    return errorOfStatus(answer, now, body?.message);
  };
}

function refusalIn(said: string): 'ipNotAllowed' | 'accountBlocked' | 'forbidden' {
  if (/\bIP\b/.test(said) && /allow|whitelist|permit/i.test(said)) return 'ipNotAllowed';
  return /account .*(?:blocked|deactivated|disabled|suspended|locked)/i.test(said)
    ? 'accountBlocked'
    : 'forbidden';
}
