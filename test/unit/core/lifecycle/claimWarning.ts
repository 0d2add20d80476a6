import { openWarningFile } from '../../../../src/ui/lifecycle/warningFile';
import { sample } from '../sampleProviders';

/** A window that finds the same token to end soon as all others, and tells which stages it warns of. */
async function claim(directory: string): Promise<void> {
  const given = openWarningFile(directory);
  const provider = { ...sample('https://github.com'), id: '5f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10' };
  const token = { provider, savedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-11-22T12:00:00Z' };
  for (const stage of [14, 7, 1, 0] as const) {
    const claimed = await given.claim([{ ...token, stage }], new Date('2026-11-20T12:00:00Z'));
    for (const each of claimed) process.send?.(each.stage);
  }
}

const [, , directory = ''] = process.argv;
void claim(directory);
