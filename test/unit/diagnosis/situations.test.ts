import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthOutcome } from '../../../src/core/diagnosis/healthOutcome';
import { worstCheck, type Check } from '../../../src/core/diagnosis/report';
import type { Situation } from './situation';
import { openSituationWorld, type SituationWorld } from './situationWorld';
import { situationsOfBitbucket } from './situationsOfBitbucket';
import { situationsOfDataCenter } from './situationsOfDataCenter';
import { situationsOfGithub } from './situationsOfGithub';
import { situationsOfGitlab } from './situationsOfGitlab';
import { situationsOfOrganizations } from './situationsOfOrganizations';
import { situationsOfTheWay } from './situationsOfTheWay';

const situations: readonly Situation[] = [
  ...situationsOfGithub,
  ...situationsOfOrganizations,
  ...situationsOfGitlab,
  ...situationsOfBitbucket,
  ...situationsOfDataCenter,
  ...situationsOfTheWay,
];

let world: SituationWorld;

beforeAll(async () => {
  world = await openSituationWorld();
});
afterAll(() => world.close());

function shown({ id, status, finding }: Check): string {
  return `${id} ${status} ${finding.kind === 'hostError' ? finding.error.kind : finding.kind}`;
}

describe('a connection test', () => {
  it.each(situations.map((situation) => [`${situation.host}: ${situation.title}`, situation] as const))(
    'tells the truth about %s',
    async (_, situation) => {
      const report = await world.run(situation);
      const problems = report.checks.filter(({ status }) => status === 'failed' || status === 'warning');
      expect(problems.map(shown)).toEqual(situation.problems);
      const worst = worstCheck(report);
      expect(worst?.remedies ?? []).toEqual(situation.remedies);
      for (const [id, told] of Object.entries(situation.tells ?? {})) {
        expect(report.checks.find((check) => check.id === id)?.finding).toMatchObject(told);
      }
      const skipped = report.checks.filter(({ status }) => status === 'skipped').map(({ id }) => id);
      expect(skipped).toEqual(expect.arrayContaining([...(situation.skipped ?? [])]));
      expect(healthOutcome(report)).toBe(situation.outcome);
    },
  );

  it('is tried in at least eighty situations, each of another name', () => {
    const names = situations.map(({ host, title }) => `${host}: ${title}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(80);
  });
});
