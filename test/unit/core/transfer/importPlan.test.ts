import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../../src/core/permission/permission';
import { userScope, type ProviderDefinition } from '../../../../src/core/provider/provider';
import {
  compareDefinitions,
  conflictChoices,
  planSave,
  type ConflictChoice,
} from '../../../../src/core/transfer/importPlan';
import { definitionOf, everythingAllowed, sample, workspaceScope } from '../sampleProviders';

const work = sample('https://github.com', { name: 'Work', organization: 'acme' });
const team = sample('https://gitlab.acme.com', { name: 'Team', type: 'gitlab', scope: workspaceScope });
const here = {
  providers: [work, team],
  byId: new Map([work, team].map((each) => [each.id, each])),
  problems: [],
};
const other = (changes: Partial<ProviderDefinition>): ProviderDefinition => ({
  ...definitionOf(sample('https://github.com')),
  ...changes,
});

function compare(definition: ProviderDefinition, problems: readonly string[] = []) {
  const unreadable = problems.map((id) => ({ scope: userScope, id, error: 'notAnObject' as const }));
  const [compared] = compareDefinitions([definition], { ...here, problems: unreadable }, everythingAllowed);
  return compared!;
}

function plan(definition: ProviderDefinition, choice: ConflictChoice = 'keep') {
  return planSave(compare(definition), choice, userScope, (name) =>
    name === 'Work' || name === 'Team' ? `${name} 2` : name,
  );
}

describe('a definition of a file', () => {
  it('is new where nothing has its id or its name, and keeps its id', () => {
    const definition = other({ name: 'Other' });
    expect(compare(definition).comparison).toEqual({ kind: 'new' });
    expect(plan(definition)).toEqual({ definition, scope: userScope });
  });

  it('is the same where it says what is here, whatever the scope', () => {
    expect(compare(definitionOf(work)).comparison.kind).toBe('same');
    expect(compare(definitionOf(team)).comparison.kind).toBe('same');
    expect(plan(definitionOf(work), 'replace')).toBeUndefined();
  });

  it('conflicts by its id, and names what differs', () => {
    const definition = { ...definitionOf(work), name: 'Renamed', organization: 'globex' };
    expect(compare(definition).comparison).toEqual({
      kind: 'conflict',
      by: 'id',
      provider: work,
      fields: ['name', 'organization'],
    });
  });

  it('conflicts by a name in any letter case', () => {
    const definition = other({ name: 'WORK' });
    expect(compare(definition).comparison).toMatchObject({ kind: 'conflict', by: 'name', provider: work });
  });

  it('replaces what is here in its own scope and under its own id, so that the token stays with it', () => {
    expect(plan(other({ name: 'team', type: 'gitlab' }), 'replace')).toMatchObject({
      definition: { id: team.id, name: 'team' },
      scope: workspaceScope,
    });
  });

  it('takes a name that is free where its own belongs to a third one', () => {
    expect(plan({ ...definitionOf(work), name: 'Team' }, 'replace')).toMatchObject({
      definition: { id: work.id, name: 'Team 2' },
    });
  });

  it('is added beside what is here under another id and name', () => {
    const copy = plan({ ...definitionOf(work), organization: 'globex' }, 'copy')!;
    expect(copy).toMatchObject({ definition: { name: 'Work 2', organization: 'globex' }, scope: userScope });
    expect(copy.definition.id).not.toBe(work.id);
  });

  it('leaves what is here alone on demand', () => {
    expect(plan(other({ name: 'Work' }), 'keep')).toBeUndefined();
  });

  it('cannot change the type of what is here', () => {
    expect(conflictChoices(compare(other({ name: 'Work', type: 'gitlab' })).comparison)).toEqual([
      'keep',
      'copy',
    ]);
    expect(conflictChoices(compare(other({ name: 'Work' })).comparison)).toEqual(['keep', 'replace', 'copy']);
  });

  it('is never written over an entry that cannot be read', () => {
    const definition = other({ name: 'Other' });
    const compared = compare(definition, [definition.id]);
    expect(compared.comparison).toEqual({ kind: 'occupied' });
    const copy = planSave(compared, 'copy', userScope, (name) => name);
    expect(copy?.definition.id).not.toBe(definition.id);
    expect(planSave(compared, 'keep', userScope, (name) => name)).toBeUndefined();
  });

  it('is refused where the administrator does not allow its host', () => {
    const policy = readPolicy({ permissions: ['*'], allowedHosts: ['gitlab.acme.com'] });
    const [compared] = compareDefinitions([other({ name: 'Other' })], here, policy);
    expect(compared!.comparison).toEqual({
      kind: 'refused',
      refusal: { kind: 'hostNotAllowed', host: 'github.com' },
    });
    expect(planSave(compared!, 'copy', userScope, (name) => name)).toBeUndefined();
  });
});
