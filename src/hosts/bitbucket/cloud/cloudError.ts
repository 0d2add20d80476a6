import type { Secret } from '../../../core/account/secret';
import { errorOfStatus, type ReadError } from '../../transport/answer';
import { decodeIfFits } from '../../transport/decode';
import { bitbucketTokenShape } from '../tokenShape';
import { errorAnswer, scopeDetail } from './answers';

/** What Bitbucket Cloud means by an error. Source: Bitbucket Cloud REST API, "Standardized error responses". */
export function cloudError(token: Secret): ReadError {
  return (answer, now) => {
    const body = decodeIfFits(errorAnswer, answer.json)?.error;
    if (answer.status === 401 && bitbucketTokenShape(token).kind === 'appPassword') {
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
      if (/privilege scopes/i.test(body?.message ?? '')) return { kind: 'missingScope', missing: [] };
    }
    return errorOfStatus(answer, now, body?.message);
  };
}
