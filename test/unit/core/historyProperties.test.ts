import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryAction, HistoryEntry } from '../../../src/core/history/history';
import { lastDefinitions } from '../../../src/core/history/lastDefinitions';
import { lostDefinitions } from '../../../src/core/history/lostDefinitions';
import { outsideChanges } from '../../../src/core/history/outsideChanges';
import type { PresentDefinition } from '../../../src/core/history/presentDefinitions';
import { entryOf, idOf } from './historyEntries';

const definition = { name: 'Work', type: 'github', baseUrl: 'https://github.com' };
const created: HistoryAction = { kind: 'created', definition };
const deleted: HistoryAction = { kind: 'deleted', definition };

const scopes = ['user', 'workspace file:///work', 'folder file:///a'] as const;
const scope = fc.constantFrom(...scopes);
const id = fc.integer({ min: 1, max: 3 }).map(idOf);
const action: fc.Arbitrary<HistoryAction> = fc.oneof(
  fc.constantFrom<HistoryAction>(
    created,
    { kind: 'edited', fields: ['name'], definition },
    deleted,
    { kind: 'dismissed' },
    { kind: 'rotated' },
  ),
  scope.map((from): HistoryAction => ({ kind: 'moved', definition, from })),
);
const histories = fc.array(
  fc
    .record({ id, scope, action })
    .filter(({ action: each, scope: to }) => each.kind !== 'moved' || each.from !== to)
    .map(({ action: each, ...fields }) => entryOf(each, fields)),
  { maxLength: 12 },
);
const presents = fc.uniqueArray(
  fc.record({ id, scope, name: fc.constantFrom('Work', 'Home') }).map((each): PresentDefinition => ({
    ...each,
    definition: { ...definition, name: each.name },
  })),
  { selector: (each) => `${each.id} ${each.scope}` },
);
const openScopes = fc.subarray<string>([...scopes]);

/** Reads the history backwards, once for each id: of each scope the first entry found counts. */
function isLost(
  entries: readonly HistoryEntry[],
  which: string,
  living: readonly PresentDefinition[],
  open: readonly string[],
): boolean {
  if (living.some((each) => each.id === which)) return false;
  const told = new Set<string>();
  for (const entry of entries.filter((each) => each.id === which).toReversed()) {
    switch (entry.action.kind) {
      case 'deleted':
        if (!told.has(entry.scope)) return false;
        break;
      case 'dismissed': {
        const before = entries.slice(0, entries.indexOf(entry));
        const known = before.some(
          (each) =>
            each.id === which &&
            'definition' in each.action &&
            (each.scope === entry.scope ||
              (each.action.kind === 'moved' && each.action.from === entry.scope)),
        );
        if (known && !told.has(entry.scope)) return false;
        break;
      }
      case 'created':
      case 'edited':
      case 'moved':
        if (!told.has(entry.scope) && open.includes(entry.scope)) return true;
        told.add(entry.scope);
        if (entry.action.kind === 'moved') told.add(entry.action.from);
        break;
      case 'activated':
      case 'deactivated':
      case 'tested':
      case 'tokenReplaced':
      case 'tokenRemoved':
      case 'rotated':
      case 'defaultSet':
      case 'defaultCleared':
    }
  }
  return false;
}

describe('whatever has happened', () => {
  it('the lost definitions are those that reading the history backwards finds', () => {
    fc.assert(
      fc.property(histories, presents, openScopes, (entries, living, open) => {
        const here = living.filter((each) => open.includes(each.scope));
        const lost = lostDefinitions(lastDefinitions(entries), here, open).map((each) => each.id);
        const expected = [1, 2, 3].map(idOf).filter((each) => isLost(entries, each, here, open));
        expect([...lost].sort()).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing is left to tell of the settings once it is recorded', () => {
    fc.assert(
      fc.property(histories, presents, openScopes, (entries, living, open) => {
        const here = living.filter((each) => open.includes(each.scope));
        const before = lastDefinitions(entries);
        const notes = outsideChanges(before, here, open);
        const after = lastDefinitions(
          notes.map((note) => ({ ...note, at: '2026-11-22T13:00:00.000Z', machine: 'laptop' })),
          before,
        );
        expect(outsideChanges(after, here, open)).toEqual([]);
        for (const each of here) {
          expect(after.get(`${each.id} ${each.scope}`)).toMatchObject({
            fate: 'present',
            definition: { name: each.name },
          });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
