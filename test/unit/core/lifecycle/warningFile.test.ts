import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExpiryWarning } from '../../../../src/core/lifecycle/expiryWarning';
import { openWarningFile } from '../../../../src/ui/lifecycle/warningFile';
import { sample } from '../sampleProviders';

const now = new Date('2026-11-20T12:00:00Z');
const token = { savedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-11-22T12:00:00Z' };
const work: ExpiryWarning = { ...token, provider: sample('https://github.com'), stage: 7 };
const tools: ExpiryWarning = { ...token, provider: sample('https://gitlab.com'), stage: 14 };

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'warnings-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

/** Windows of one machine. */
function openWindows() {
  return [openWarningFile(directory), openWarningFile(directory)] as const;
}

describe('the warnings that were given', () => {
  it('are those of all windows: what one gives, no other one does', async () => {
    const [one, other] = openWindows();
    expect(await one.claim([work, tools], now)).toEqual([work, tools]);
    expect(await other.claim([work, tools], now)).toEqual([]);
    const last: ExpiryWarning = { ...work, stage: 1 };
    expect(await other.claim([last, tools], now)).toEqual([last]);
    expect(await one.claim([last, tools], now)).toEqual([]);
  });

  it('come again in any window once they were put off until now', async () => {
    const [one, other] = openWindows();
    await one.claim([work], now);
    await one.snooze([work], new Date('2026-11-21T06:00:00Z'));
    expect(await other.claim([work], new Date('2026-11-21T05:59:59Z'))).toEqual([]);
    expect(await other.claim([work], new Date('2026-11-21T06:00:00Z'))).toEqual([work]);
    expect(await one.claim([work], new Date('2026-11-21T06:00:00Z'))).toEqual([]);
  });

  it('hold no secret, and nothing but when which token ends', async () => {
    const [one] = openWindows();
    await one.claim([work], now);
    expect(await readdir(directory)).toEqual(['expiry-warnings.json']);
    const text = await readFile(join(directory, 'expiry-warnings.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      version: 1,
      warnings: { [work.provider.id]: { ...token, stage: 7 } },
    });
  });

  it.each([
    ['is empty', ''],
    ['is half a text', '{"version":1,"warn'],
    ['is of a newer version', '{"version":2,"warnings":{}}'],
    ['holds something odd', `{"version":1,"warnings":{"${work.provider.id}":{"stage":"seven"}}}`],
  ])('are none where the file %s', async (_, text) => {
    await writeFile(join(directory, 'expiry-warnings.json'), text);
    const [one, other] = openWindows();
    expect(await one.claim([work], now)).toEqual([work]);
    expect(await other.claim([work], now)).toEqual([]);
  });

  it('are forgotten a year after the end of the token', async () => {
    const [one] = openWindows();
    const old: ExpiryWarning = { ...work, expiresAt: '2025-11-01T00:00:00Z' };
    await one.claim([old], now);
    await one.claim([tools], now);
    const text = await readFile(join(directory, 'expiry-warnings.json'), 'utf8');
    expect(text).not.toContain(work.provider.id);
    expect(text).toContain(tools.provider.id);
  });

  it('are given by one of five windows that look at the same time, each stage once', async () => {
    const script = join(directory, 'claimWarning.cjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'claimWarning.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: script,
      logLevel: 'silent',
    });
    const given: unknown[] = [];
    const windows = Array.from({ length: 5 }, () => fork(script, [directory]));
    for (const window of windows) window.on('message', (stage) => given.push(stage));
    await Promise.all(windows.map((window) => once(window, 'disconnect')));
    expect(given.sort()).toEqual([0, 1, 14, 7]);
  });
});
