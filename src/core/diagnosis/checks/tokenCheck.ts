import type { Identity, TokenShape } from '../../host/gitHost';
import type { HostType } from '../../provider/provider';
import type { Finding } from '../finding';
import { newToken } from '../remedy';
import { passed, type Check } from '../report';
import { isUnreached } from '../isUnreached';
import { isTimedOut } from '../withinTime';
import type { StepResult } from './stepResult';

/** What the host thinks of a token; `silent`: it was not asked, or gave no answer. */
export type HostWord = 'known' | 'refused' | 'silent';

/**
 * What the shape of the token tells. A suspicious one is only advice: the host's word stands above it.
 *
 * @param labelOf name of the product of a type
 */
export function tokenCheck(shape: TokenShape, word: HostWord, labelOf: (type: HostType) => string): Check {
  const { kind, warning, wrongBecause, otherHost } = shape;
  if (warning === undefined || word === 'known') return passed('token', shapeFinding(shape));
  return {
    id: 'token',
    status: word === 'refused' ? 'failed' : 'warning',
    finding: {
      kind: 'tokenSuspicious',
      warning,
      ...(wrongBecause !== undefined && { because: wrongBecause }),
      ...(otherHost !== undefined && { owner: labelOf(otherHost) }),
      ...(kind !== undefined && { tokenKind: kind }),
    },
    remedies: newToken,
  };
}

/** A token whose end the host knows is known to it, and needs no other explanation. */
export function hostWord(identity: StepResult<Identity> | undefined): HostWord {
  if (identity === undefined || isTimedOut(identity)) return 'silent';
  if (identity.ok) return 'known';
  const { error } = identity;
  if (error.kind === 'unauthorized') {
    return error.reason === 'expired' || error.reason === 'revoked' ? 'known' : 'refused';
  }
  return isUnreached(error) || error.kind === 'otherProduct' ? 'silent' : 'known';
}

function shapeFinding({ kind }: TokenShape): Finding {
  return kind === undefined ? { kind: 'tokenShapeUnknown' } : { kind: 'tokenRecognized', tokenKind: kind };
}
