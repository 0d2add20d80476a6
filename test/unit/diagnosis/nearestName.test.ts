import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/core/diagnosis/nearestName';

describe('the name that was probably meant', () => {
  it.each([
    ['acmee', 'acme', 'a letter too many'],
    ['acm', 'acme', 'a letter too few'],
    ['amce', 'acme', 'two letters swapped'],
    ['ACME', 'acme', 'another letter case'],
    ['platform-tem', 'platform-team', 'a slip in a long name'],
    ['platfrom-taem', 'platform-team', 'two slips in a long name'],
    ['glob', 'globex', 'the beginning of a name'],
    ['tools', 'acme/tools', 'a subgroup without its group'],
  ])('for %s is %s: %s', (typed, expected) => {
    const names = ['acme', 'globex', 'platform-team', 'acme/tools', 'initech'];
    expect(nearestName(typed, names)).toBe(expected);
  });

  it.each([
    ['umbrella', ['acme', 'globex'], 'nothing is like it'],
    ['acme', [], 'there are no names'],
    ['team-c', ['team-a', 'team-b'], 'two are equally near'],
    ['ab', ['xy', 'zz'], 'so short a name is like many'],
    ['team', ['team-a', 'team-b'], 'two go on after it'],
  ])('for %s among %s is none: %s', (typed, names) => {
    expect(nearestName(typed, names)).toBeUndefined();
  });

  it('is found among many long names in no time', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `organization-with-a-long-name-${at * 7919}`);
    const begun = performance.now();
    expect(nearestName('organization-with-a-long-nmae-7919', names)).toBe(
      'organization-with-a-long-name-7919',
    );
    expect(nearestName('x'.repeat(100_000), [...names, 'y'.repeat(100_000)])).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
