import { describe, expect, it } from 'vitest';
import type { HistoryAction } from '../../../src/core/history/history';
import { historyRows } from '../../../src/core/history/historyRows';
import { lastDefinitions } from '../../../src/core/history/lastDefinitions';
import { lostDefinitions } from '../../../src/core/history/lostDefinitions';
import { outsideChanges } from '../../../src/core/history/outsideChanges';
import { presentDefinitions, type PresentDefinition } from '../../../src/core/history/presentDefinitions';
import { restorableDefinitions } from '../../../src/core/history/restorableDefinitions';
import { userScope } from '../../../src/core/provider/provider';
import { entryOf, idOf } from './historyEntries';
import { workspaceScope } from './sampleProviders';

const work = 'workspace file:///work';
const definition = { name: 'Work', type: 'github', baseUrl: 'https://github.com' };
const created: HistoryAction = { kind: 'created', definition };
const deleted: HistoryAction = { kind: 'deleted', definition };

function present(scope = 'user', fields: object = {}, number = 1): PresentDefinition {
  return { id: idOf(number), scope, name: 'Work', definition: { ...definition, ...fields } };
}

describe('the last known definition', () => {
  it('is the latest that any action told', () => {
    const edited: HistoryAction = {
      kind: 'edited',
      fields: ['name'],
      definition: { ...definition, name: 'Old' },
    };
    const known = lastDefinitions([
      entryOf(created),
      entryOf(edited, { seconds: 1, name: 'Old' }),
      entryOf({ kind: 'tested', outcome: 'connected' }, { seconds: 2 }),
    ]);
    expect([...known.values()]).toEqual([
      {
        id: idOf(1),
        scope: 'user',
        name: 'Old',
        definition: { ...definition, name: 'Old' },
        fate: 'present',
        at: '2026-11-22T12:00:01.000Z',
      },
    ]);
  });

  it('says of each scope whether it is there, moved away, deleted or not wanted back', () => {
    const moved: HistoryAction = { kind: 'moved', definition, from: 'user' };
    const known = lastDefinitions([
      entryOf(created),
      entryOf(moved, { scope: work }),
      entryOf(created, { id: idOf(2) }),
      entryOf(deleted, { id: idOf(2) }),
      entryOf(created, { id: idOf(3) }),
      entryOf({ kind: 'dismissed' }, { id: idOf(3) }),
    ]);
    expect([...known.values()].map(({ scope, fate }) => [scope, fate])).toEqual([
      ['user', 'moved'],
      [work, 'present'],
      ['user', 'deleted'],
      ['user', 'dismissed'],
    ]);
  });
});

describe('a lost definition', () => {
  const known = lastDefinitions([entryOf(created)]);

  it('was there, and is gone without a delete', () => {
    expect(lostDefinitions(known, [], ['user'])).toMatchObject([{ id: idOf(1), scope: 'user', definition }]);
    expect(lostDefinitions(lastDefinitions([entryOf(created), entryOf(deleted)]), [], ['user'])).toEqual([]);
  });

  it('is not one that lives in another scope, or in a scope that is not open', () => {
    expect(lostDefinitions(known, [present(work)], ['user', work])).toEqual([]);
    expect(lostDefinitions(lastDefinitions([entryOf(created, { scope: work })]), [], ['user'])).toEqual([]);
  });

  it('is not one whose entry is still there in another shape', () => {
    const broken = presentDefinitions([
      { scope: userScope, providers: { [idOf(1)]: 'oops' }, defaultProvider: undefined },
    ]);
    expect(lostDefinitions(known, broken, ['user'])).toEqual([]);
  });

  it('is not one that somebody carried elsewhere by hand and deleted there', () => {
    const entries = [
      entryOf(created),
      entryOf({ ...created, outside: true }, { scope: work }),
      entryOf(deleted, { scope: work }),
    ];
    expect(lostDefinitions(lastDefinitions(entries), [], ['user'])).toEqual([]);
  });
});

describe('a change in the settings themselves', () => {
  const known = lastDefinitions([entryOf(created)]);

  it('is told with the fields that changed', () => {
    const changed = present('user', { organization: 'acme', status: 'inactive' });
    expect(outsideChanges(known, [changed], ['user'])).toEqual([
      {
        id: idOf(1),
        name: 'Work',
        scope: 'user',
        action: {
          kind: 'edited',
          fields: ['organization', 'status'],
          definition: changed.definition,
          outside: true,
        },
      },
    ]);
  });

  it('is none where nothing that counts is different', () => {
    const lists = lastDefinitions([
      entryOf({ ...created, definition: { ...definition, organization: ['a'] } }),
    ]);
    expect(outsideChanges(known, [present('user', { status: 'active', newer: 1 })], ['user'])).toEqual([]);
    expect(outsideChanges(lists, [present('user', { organization: ['a'] })], ['user'])).toEqual([]);
  });

  it('is a new definition, or one that was deleted before', () => {
    const gone = lastDefinitions([entryOf(created), entryOf(deleted)]);
    for (const before of [new Map(), gone]) {
      expect(outsideChanges(before, [present()], ['user'])).toMatchObject([
        { action: { kind: 'created', outside: true } },
      ]);
    }
  });

  it('is a move where it was carried from one open scope to another', () => {
    expect(outsideChanges(known, [present(work)], ['user', work])).toMatchObject([
      { scope: work, action: { kind: 'moved', from: 'user' } },
    ]);
    expect(outsideChanges(known, [present(), present(work)], ['user', work])).toMatchObject([
      { scope: work, action: { kind: 'created' } },
    ]);
  });
});

describe('the entries of the settings', () => {
  it('are followed in every scope, without what is no definition', () => {
    const layers = [
      { scope: userScope, providers: { [idOf(1)]: { name: 'A', token: 'ghp_x' }, work: {} } },
      { scope: workspaceScope, providers: { [idOf(2)]: [] } },
      { scope: userScope, providers: 'oops' },
    ].map((each) => ({ ...each, defaultProvider: undefined }));
    expect(presentDefinitions(layers)).toEqual([
      { id: idOf(1), scope: 'user', name: 'A', definition: { name: 'A' } },
      { id: idOf(2), scope: work, name: '' },
    ]);
  });
});

describe('what can be restored', () => {
  it('is deleted or vanished, the latest first, and not what may live elsewhere', () => {
    const known = lastDefinitions([
      entryOf(created),
      entryOf(created, { id: idOf(2), scope: work }),
      entryOf(created, { id: idOf(3), scope: work }),
      entryOf(created, { id: idOf(4) }),
      entryOf(deleted, { id: idOf(2), scope: work }),
    ]);
    const restorable = restorableDefinitions(known, [present('user', {}, 4)], ['user']);
    expect(restorable.map(({ last, how }) => [last.id, how])).toEqual([
      [idOf(2), 'deleted'],
      [idOf(1), 'vanished'],
    ]);
  });
});

describe('the rows of the history', () => {
  it('tell newest first, of one provider, what each edit changed', () => {
    const after = { ...definition, organization: 'acme', rotationDays: 30 };
    const entries = [
      entryOf(created),
      entryOf(created, { id: idOf(2) }),
      entryOf({ kind: 'edited', fields: ['organization', 'rotationDays'], definition: after }),
      entryOf({ kind: 'edited', fields: ['organization', 'name'], definition: { ...definition, name: 'B' } }),
    ];
    const rows = historyRows(entries, idOf(1));
    expect(rows.map(({ changes }) => changes)).toEqual([
      [
        { field: 'organization', before: 'acme' },
        { field: 'name', before: 'Work', after: 'B' },
      ],
      [
        { field: 'organization', after: 'acme' },
        { field: 'rotationDays', after: '30' },
      ],
      [],
    ]);
  });
});
