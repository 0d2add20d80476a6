import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeLine, encodeLine } from '../../../src/core/history/decodeHistory';
import { recordable } from '../../../src/core/history/definitionRecord';
import type { HistoryAction } from '../../../src/core/history/history';
import { mergeEntries } from '../../../src/core/history/mergeEntries';
import { entryOf, idOf } from './historyEntries';

const definition = { name: 'Work', type: 'github', baseUrl: 'https://github.com', status: 'active' };
const created: HistoryAction = { kind: 'created', definition };

async function fixtureLines(): Promise<readonly string[]> {
  const text = await readFile(join(import.meta.dirname, 'historyVersion1.jsonl'), 'utf8');
  return text.trimEnd().split('\n');
}

describe('a line of the history', () => {
  it.each<HistoryAction>([
    created,
    { kind: 'created', definition, outside: true },
    { kind: 'edited', fields: ['name', 'rotationDays'], definition },
    { kind: 'moved', definition, from: 'workspace file:///work' },
    { kind: 'activated', definition },
    { kind: 'deactivated', definition },
    { kind: 'deleted', definition },
    { kind: 'tested', outcome: 'offline' },
    { kind: 'tokenReplaced' },
    { kind: 'tokenRemoved' },
    { kind: 'rotated' },
    { kind: 'defaultSet' },
    { kind: 'defaultCleared' },
    { kind: 'dismissed' },
  ])('holds what was recorded: $kind', (action) => {
    const entry = entryOf(action, { name: 'Zwei\nZeilen " \u2028', scope: 'folder file:///a%20b' });
    const line = encodeLine(entry, 'w1');
    expect(line).not.toContain('\n');
    expect(decodeLine(line)).toEqual({ kind: 'entry', entry, writer: 'w1' });
  });

  it('of version 1 is still read', async () => {
    const lines = (await fixtureLines()).map((line) => decodeLine(line));
    expect(lines.map((line) => (line.kind === 'entry' ? line.entry.action.kind : line.kind))).toEqual([
      'created',
      'edited',
      'moved',
      'deactivated',
      'tested',
      'rotated',
      'deleted',
      'dismissed',
    ]);
    expect(lines[1]).toMatchObject({
      writer: '5c0e',
      entry: {
        at: '2026-01-05T08:00:01.000Z',
        machine: 'laptop',
        action: { fields: ['organization'], outside: true, definition: { newer: { deep: [1, true, null] } } },
      },
    });
  });

  it('of an older version is lifted from version to version', async () => {
    const [line = ''] = await fixtureLines();
    const lifted = decodeLine(line, [
      (stored) => ({ ...stored, host: stored['machine'] }),
      (stored) => ({ ...stored, machine: `${String(stored['host'])}.acme.com` }),
    ]);
    expect(lifted).toMatchObject({ kind: 'entry', entry: { machine: 'laptop.acme.com' } });
  });

  it('of a newer version is told apart from one that cannot be read', () => {
    expect(decodeLine('{"version":2,"anything":"else"}')).toEqual({ kind: 'newer' });
  });

  const whole = encodeLine(entryOf(created));
  it.each([
    ['torn', whole.slice(0, -20)],
    ['two torn together', whole.slice(0, 60) + whole],
    ['empty', ''],
    ['no object', '[1]'],
    ['without a version', whole.replace('"version":1,', '')],
    ['of version 0', whole.replace('"version":1', '"version":0')],
    ['without an instant', whole.replace(/"at":"[^"]*"/, '"at":"yesterday"')],
    ['of a day that does not exist', whole.replace('2026-11-22', '2026-19-42')],
    ['about no UUID', whole.replace(idOf(1), 'work')],
    ['of an unknown kind', whole.replace('"created"', '"painted"')],
    ['without its definition', whole.replace(/"definition":\{[^}]*\}/, '"definition":[]')],
    ['too long', whole.replace('"Work"}', '"Work"}').replace('https://github.com', 'x'.repeat(5000))],
    ['too deep', whole.replace('"https://github.com"', `${'['.repeat(90_000)}${']'.repeat(90_000)}`)],
  ])('that is %s is left out', (_, line) => {
    expect(decodeLine(line)).toEqual({ kind: 'unreadable' });
  });
});

describe('what is recorded of a definition', () => {
  it('is plain and short, known fields first', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`x${String(index)}`, index]));
    const kept = recordable({ ...many, ...definition, helpUrl: 'x'.repeat(5000), when: () => 1, no: NaN });
    expect(Object.keys(kept)).toHaveLength(20);
    expect(kept).toMatchObject(definition);
    expect(kept).not.toHaveProperty('helpUrl');
    expect(decodeLine(encodeLine(entryOf({ kind: 'created', definition: kept })))).toMatchObject({
      entry: { action: { definition: kept } },
    });
  });

  it('is never a secret that somebody wrote beside it', () => {
    const misused = {
      ...definition,
      token: 'ghp_canary',
      accessToken: 'ghp_canary',
      'api-key': 1,
      apiKey: 'ghp_canary',
      Password: 'ghp_canary',
      baseUrl: 'https://alice:ghp_canary@github.com/path',
    };
    expect(encodeLine(entryOf({ kind: 'edited', fields: [], definition: misused }))).not.toContain('canary');
    expect(recordable(misused)).toHaveProperty('name', 'Work');
  });
});

describe('the entries of several windows', () => {
  const found: HistoryAction = { kind: 'created', definition, outside: true };
  const since = new Date('2026-01-01T00:00:00Z');

  it('are told oldest first, and those of one instant in the order of their windows', () => {
    const written = [
      { entry: entryOf({ kind: 'rotated' }, { seconds: 3 }), writer: 'a' },
      { entry: entryOf({ kind: 'defaultSet' }, { seconds: 1 }), writer: 'b' },
      { entry: entryOf({ kind: 'tokenReplaced' }, { seconds: 3 }), writer: 'b' },
    ];
    expect(mergeEntries(written, since).map(({ action }) => action.kind)).toEqual([
      'defaultSet',
      'rotated',
      'tokenReplaced',
    ]);
  });

  it('tell once what several of them saw in the settings, whatever the order of fields', () => {
    const reversed = Object.fromEntries(Object.entries(definition).reverse());
    const written = [
      { entry: entryOf(found), writer: 'a' },
      { entry: entryOf({ ...found, definition: reversed }, { seconds: 4 }), writer: 'b' },
      { entry: entryOf(found, { seconds: 5 }), writer: 'c' },
    ];
    expect(mergeEntries(written, since)).toEqual([entryOf(found)]);
  });

  it('tell twice what happened twice', () => {
    const later = { entry: entryOf(found, { seconds: 6 }), writer: 'b' };
    const again = { entry: entryOf(found, { seconds: 2 }), writer: 'a' };
    const own = { entry: entryOf(created, { seconds: 1 }), writer: 'b' };
    const other = { entry: entryOf(found, { seconds: 1, id: idOf(2) }), writer: 'b' };
    const first = { entry: entryOf(found), writer: 'a' };
    expect(mergeEntries([first, later], since)).toHaveLength(2);
    expect(mergeEntries([first, again], since)).toHaveLength(2);
    expect(mergeEntries([first, own, other], since)).toHaveLength(3);
  });

  it('end where the time to keep them ends', () => {
    const written = [
      { entry: entryOf(created), writer: 'a' },
      { entry: entryOf(created, { seconds: 1 }), writer: 'a' },
    ];
    expect(mergeEntries(written, new Date('2026-11-22T12:00:01Z'))).toHaveLength(1);
  });
});
