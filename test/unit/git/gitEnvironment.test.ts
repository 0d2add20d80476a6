import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyTo, withInclude, withoutInclude, type Environment } from '../../../src/git/gitEnvironment';
import { anotherHelperFollows, withOurEntriesNeutralised } from '../../../src/git/ourEntries';
import { runProgram } from './runProgram';

const path = '/store/git/w1.gitconfig';
const theirs = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: '' };

function including(environment: Environment): Record<string, string | undefined> {
  const entry = withInclude(environment, path, 'w1');
  return { ...environment, ...(entry.ok ? entry.value.changes : {}) };
}

function entries(from: number, count: number): Record<string, string> {
  const made: Record<string, string> = {};
  for (let at = from; at < from + count; at += 1) {
    made[`GIT_CONFIG_KEY_${at}`] = `k.n${at}`;
    made[`GIT_CONFIG_VALUE_${at}`] = 'v';
  }
  return made;
}

describe('the include entry', () => {
  it('comes first in an environment without any, and after those of others', () => {
    expect(withInclude({}, path, 'w1')).toEqual({
      ok: true,
      value: {
        index: 0,
        changes: {
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: 'include.path',
          GIT_CONFIG_VALUE_0: path,
          GIT_PROVIDERS_WINDOW: 'w1',
        },
      },
    });
    expect(withInclude(theirs, path, 'w1')).toMatchObject({ ok: true, value: { index: 1 } });
  });

  it('is the same however often it is added', () => {
    const once = including(theirs);
    expect(including(once)).toEqual(once);
    const last = { ...once, GIT_CONFIG_COUNT: '3', GIT_CONFIG_KEY_2: 'c.d', GIT_CONFIG_VALUE_2: 'x' };
    expect(including(last)).toEqual(last);
  });

  it.each([
    ['is no number', { ...theirs, GIT_CONFIG_COUNT: 'one' }],
    ['is negative', { ...theirs, GIT_CONFIG_COUNT: '-1' }],
    ['is larger than the keys present', { ...theirs, GIT_CONFIG_COUNT: '2' }],
    ['counts an empty key', { ...theirs, GIT_CONFIG_KEY_0: '' }],
    ['is enormous', { GIT_CONFIG_COUNT: '99999999999' }],
  ])('is not added where the count %s', (_, environment) => {
    expect(withInclude(environment, path, 'w1')).toEqual({ ok: false, error: 'malformed' });
    expect(withoutInclude(environment, path)).toEqual({ GIT_PROVIDERS_WINDOW: undefined });
  });

  it('leaves nothing behind when it is taken out', () => {
    const environment = including(theirs);
    applyTo(environment, withoutInclude(environment, path));
    expect(environment).toEqual(theirs);
    const alone = including({});
    applyTo(alone, withoutInclude(alone, path));
    expect(alone).toEqual({});
  });

  it('leaves the entries of others in their order when it is taken out from between them', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (before, after) => {
        const first = { GIT_CONFIG_COUNT: String(before), ...entries(0, before) };
        const all: Environment = {
          ...including(first),
          ...entries(before + 1, after),
          GIT_CONFIG_COUNT: String(before + 1 + after),
        };
        const changed: Record<string, string | undefined> = { ...all };
        applyTo(changed, withoutInclude(all, path));
        const keys = Array.from({ length: before + after }, (_, at) => changed[`GIT_CONFIG_KEY_${at}`]);
        const expected = Array.from({ length: before + 1 + after }, (_, at) => all[`GIT_CONFIG_KEY_${at}`]);
        expect(keys).toEqual(expected.filter((key) => key !== 'include.path'));
        expect(changed[`GIT_CONFIG_KEY_${before + after}`]).toBeUndefined();
      }),
    );
  });

  it('means nothing once it is neutralised, and the others mean what they did', () => {
    const neutral = withOurEntriesNeutralised(including(theirs), '/store/git');
    expect(neutral).toEqual({ ...including(theirs), GIT_CONFIG_KEY_1: 'gitproviders.declined' });
  });

  it.each([
    [true, { GIT_CONFIG_PARAMETERS: "'credential.helper'='x'" }],
    [true, { GIT_CONFIG_PARAMETERS: "'credential.https://h.helper=x'" }],
    [false, { GIT_CONFIG_PARAMETERS: "'user.name'='credential'" }],
    [
      true,
      { GIT_CONFIG_COUNT: '3', GIT_CONFIG_KEY_2: 'credential.https://h.helper', GIT_CONFIG_VALUE_2: 'x' },
    ],
    [true, { GIT_CONFIG_COUNT: '3', GIT_CONFIG_KEY_2: 'include.path', GIT_CONFIG_VALUE_2: '/x' }],
    [
      false,
      {
        GIT_CONFIG_COUNT: '3',
        GIT_CONFIG_KEY_2: 'include.path',
        GIT_CONFIG_VALUE_2: '/store/git/w2.gitconfig',
      },
    ],
    [false, { GIT_CONFIG_KEY_0: 'credential.helper' }],
  ])('is followed by another helper: %s, with %j', (follows, more) => {
    expect(anotherHelperFollows({ ...including(theirs), ...more }, '/store/git')).toBe(follows);
  });
});

describe('git status in an environment with the include entry', () => {
  let repository: string;
  beforeAll(async () => {
    repository = await mkdtemp(join(tmpdir(), 'gp-'));
    await runProgram('/usr/bin/git', ['init', '-q', repository], {
      env: { PATH: '/usr/bin:/bin', HOME: repository },
    });
    await writeFile(join(repository, 'file'), '');
  });
  afterAll(() => rm(repository, { recursive: true }));

  it.each<[string, Record<string, string>]>([
    ['no count', {}],
    ['an empty count', { GIT_CONFIG_COUNT: '' }],
    ['a count of none', { GIT_CONFIG_COUNT: '0' }],
    ['one entry', theirs],
    ['a count with leading zeros', { ...theirs, GIT_CONFIG_COUNT: '001' }],
    ['keys beyond the count', { ...theirs, GIT_CONFIG_KEY_1: 'left.over', GIT_CONFIG_VALUE_1: 'x' }],
  ])('works with %s before it', async (_, base) => {
    const env = { ...including(base), PATH: '/usr/bin:/bin', HOME: repository };
    const status = await runProgram('/usr/bin/git', ['status', '--short'], { env, cwd: repository });
    expect(status).toMatchObject({ code: 0, stdout: '?? file\n', stderr: '' });
  });
});
