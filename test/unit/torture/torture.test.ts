import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { node24 } from '../../../scripts/node24.mjs';
import { root } from '../../../scripts/paths.mjs';
import { run } from '../../../scripts/run.mjs';
import { runProgram } from '../git/runProgram';

const torture = join(root, 'scripts', 'torture.mjs');

describe('the torture', () => {
  it('in its short form leaves the product whole, in every subject', async () => {
    const { code, output } = await run(node24(), [torture, '--short'], { quiet: true, check: false });
    const rows = [...output.matchAll(/^([a-z]+(?:\.\w+)?) +(passed|skipped|FAILED) +[\d.]+ /gm)];
    expect(
      rows.filter(([, , result]) => result === 'FAILED').map(([line]) => line),
      output,
    ).toEqual([]);
    expect(code, output).toBe(0);
    expect(rows.map(([, name]) => name)).toEqual([
      'kills.save',
      'kills.move',
      'kills.rotate',
      'windows.two',
      'windows.five',
      'hosts.flap',
      'disk.full',
      'settings.readOnly',
      'clock.jumps',
      'credentials',
      'inputs.credential',
      'inputs.settings',
      'inputs.hosts',
      'inputs.messages',
      'canary',
    ]);
  }, 90_000);

  it('says which subjects there are where it is asked for another one', async () => {
    const { code, stderr } = await runProgram(node24(), [torture, '--only', 'nothing'], { env: process.env });
    expect(code).toBe(1);
    expect(stderr).toContain('There is no nothing: kills.save, kills.move');
  }, 30_000);
});
