import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';

const entry = v.object({ command: v.string(), when: v.string(), group: v.string() });
const manifest = v.object({
  contributes: v.object({ menus: v.object({ 'view/item/context': v.array(entry) }) }),
});
const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
const menu = v.parse(manifest, JSON.parse(text)).contributes.menus['view/item/context'];

const providers = 'gitProviders.providers';
const projects = 'gitProviders.pipelineProjects';

/** What rows say that they are, as the trees give it. */
const rows: readonly (readonly [view: string, viewItem: string])[] = [
  [providers, 'provider active default user'],
  [providers, 'provider inactive workspace'],
  [providers, 'repositories'],
  [providers, 'repository'],
  [providers, 'repositoriesFailed'],
  ...[providers, projects].flatMap((view) =>
    [
      'project fine',
      'project fine run open',
      'project providerMissing',
      'project expired',
      'project unread',
    ].map((viewItem) => [view, viewItem] as const),
  ),
  [projects, 'projectRepository'],
  [projects, 'projectProvider fine'],
  [projects, 'projectFolder open'],
  [projects, 'projectFolder unknown'],
  [projects, 'projectPipelineFile found'],
  [projects, 'projectRun run'],
];

/** Clauses about other things than the row hold. */
function holds(when: string, facts: ReadonlyMap<string, string>): boolean {
  return when.split(' && ').every((clause) => {
    const [, key = '', operator, value = ''] = /^(\w+) (==|=~) (.+)$/.exec(clause) ?? [];
    const fact = facts.get(key);
    if (fact === undefined) return true;
    return operator === '=='
      ? fact === value.replace(/^'|'$/g, '')
      : new RegExp(value.slice(1, -1)).test(fact);
  });
}

function entriesOf(view: string, viewItem: string, inline: boolean): readonly string[] {
  const facts = new Map(Object.entries({ view, viewItem }));
  return menu
    .filter(({ when, group }) => group.startsWith('inline') === inline && holds(when, facts))
    .map(({ command }) => command.replace('gitProviders.', ''));
}

describe.each(rows)('in %s a row that is "%s"', (view, viewItem) => {
  it('offers no command twice, and at most three beside its label', () => {
    const offered = entriesOf(view, viewItem, false);
    expect(offered.toSorted()).toEqual([...new Set(offered)].toSorted());
    const inline = entriesOf(view, viewItem, true);
    expect(inline.length).toBeLessThanOrEqual(3);
    expect(new Set(inline).size).toBe(inline.length);
  });

  it('has in its menu what stands beside its label', () => {
    const offered = new Set(entriesOf(view, viewItem, false));
    expect(entriesOf(view, viewItem, true).filter((command) => !offered.has(command))).toEqual([]);
  });
});

describe.each([providers, projects])('the row of a project in %s', (view) => {
  it.each(['project fine', 'project providerMissing'])('can be managed where it is "%s"', (viewItem) => {
    expect(entriesOf(view, viewItem, false)).toEqual(
      expect.arrayContaining([
        'diagnose',
        'openRun',
        'openRepository',
        'reassignProject',
        'editProject',
        'detachProject',
      ]),
    );
  });
});
