import type { SessionFace } from './session';

export interface SessionChanges {
  readonly added: readonly SessionFace[];
  readonly removed: readonly SessionFace[];
  readonly changed: readonly SessionFace[];
}

/**
 * What happened to one provider's session. Another account is another session, and another label another consent:
 * the old one is gone then.
 */
export function sessionChange(
  before: SessionFace | undefined,
  after: SessionFace | undefined,
): SessionChanges {
  const gone = { added: [], removed: before === undefined ? [] : [before], changed: [] };
  if (after === undefined) return gone;
  if (before?.id !== after.id || before.label !== after.label) return { ...gone, added: [after] };
  return { added: [], removed: [], changed: before.savedAt === after.savedAt ? [] : [after] };
}

/** `undefined`: nothing happened. */
export function joinChanges(changes: readonly SessionChanges[]): SessionChanges | undefined {
  const joined = {
    added: changes.flatMap(({ added }) => added),
    removed: changes.flatMap(({ removed }) => removed),
    changed: changes.flatMap(({ changed }) => changed),
  };
  const count = joined.added.length + joined.removed.length + joined.changed.length;
  return count === 0 ? undefined : joined;
}
