import { errorOfStatus, forbidden, refusal, type ReadError } from '../../transport/answer';
import { decodeIfFits } from '../../transport/decode';
import { errorAnswer } from './answers';

/** What Data Center means by an error. Source: Bitbucket Data Center REST API, "Errors and validation". */
export const dataCenterError: ReadError = (answer, now) => {
  const error = decodeIfFits(errorAnswer, answer.json)?.errors[0];
  const said = error?.message ?? undefined;
  // The account has to pass a captcha on the web before the API lets it in again.
  if (answer.headers.get('x-authentication-denied-reason')?.startsWith('CAPTCHA') === true) {
    return refusal('accountBlocked', said);
  }
  if (answer.status === 401) {
    // A missing permission is a 401 too; the user's name in the header tells that the token itself was taken.
    const permission = error?.exceptionName?.endsWith('.AuthorisationException') === true;
    if (permission && answer.headers.has('x-ausername')) return forbidden(said);
    if (/expired/i.test(said ?? '')) return { kind: 'unauthorized', reason: 'expired' };
  }
  return errorOfStatus(answer, now, said);
};
