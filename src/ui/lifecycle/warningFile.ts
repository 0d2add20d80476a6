import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expiryStages } from '../../core/lifecycle/expiryStage';
import {
  isWarningDue,
  recordOf,
  type ExpiryWarning,
  type WarningRecord,
} from '../../core/lifecycle/expiryWarning';
import { hasCode } from '../../shared/hasCode';
import { replaceFile } from '../../storage/replaceFile';
import { takeTurn } from '../../storage/takeTurn';

/** The warnings that were given on this machine. VS Code's own memory does not reach the other windows in time. */
export interface GivenWarnings {
  /**
   * Those of `warnings` that no window has given yet: from now on this one has. Rejects where the file system does not
   * take part.
   */
  claim(warnings: readonly ExpiryWarning[], now: Date): Promise<readonly ExpiryWarning[]>;
  /** Has them come again, in whichever window somebody looks at, after `until`. */
  snooze(warnings: readonly ExpiryWarning[], until: Date): Promise<void>;
}

type Records = Map<string, WarningRecord>;

const record = v.pipe(
  v.object({
    savedAt: v.string(),
    expiresAt: v.string(),
    stage: v.picklist(expiryStages),
    snoozedUntil: v.optional(v.string()),
  }),
  v.transform(({ snoozedUntil, ...given }): WarningRecord => ({
    ...given,
    ...(snoozedUntil !== undefined && { snoozedUntil }),
  })),
);
const stored = v.object({ version: v.literal(1), warnings: v.record(v.string(), v.unknown()) });

/** Milliseconds after an expiry for which its warning is remembered. */
const rememberedMs = 365 * 86_400_000;

/** @param directory the extension's own place on this machine, shared by all windows */
export function openWarningFile(directory: string): GivenWarnings {
  const path = join(directory, 'expiry-warnings.json');
  const change = async <T>(work: (records: Records) => T): Promise<T | undefined> => {
    await mkdir(directory, { recursive: true });
    const turn = await takeTurn(join(directory, 'expiry-warnings.lock'));
    if (turn === undefined) return undefined;
    try {
      const before = await readText(path);
      const records = decodeRecords(before);
      const result = work(records);
      const after = JSON.stringify({ version: 1, warnings: Object.fromEntries(records) });
      if (after !== before) await write(path, after);
      return result;
    } finally {
      await turn.release();
    }
  };
  return {
    async claim(warnings, now) {
      // Most of the time there is nothing new, and no turn to wait for.
      const seen = decodeRecords(await readText(path));
      if (!warnings.some((each) => isWarningDue(each, seen.get(each.provider.id), now))) return [];
      const claimed = await change((records) => {
        dropOld(records, now);
        const due = warnings.filter((each) => isWarningDue(each, records.get(each.provider.id), now));
        for (const each of due) records.set(each.provider.id, recordOf(each));
        return due;
      });
      return claimed ?? [];
    },
    async snooze(warnings, until) {
      await change((records) => {
        for (const each of warnings) records.set(each.provider.id, recordOf(each, until));
      });
    },
  };
}

/** What this version cannot read counts for nothing: to warn once more does less harm than never to warn again. */
function decodeRecords(text: string): Records {
  const records: Records = new Map();
  const file = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), text);
  if (!file.success) return records;
  for (const [id, entry] of Object.entries(file.output.warnings)) {
    const decoded = v.safeParse(record, entry);
    if (decoded.success) records.set(id, decoded.output);
  }
  return records;
}

function dropOld(records: Records, now: Date): void {
  for (const [id, { expiresAt }] of [...records]) {
    if (Date.parse(expiresAt) + rememberedMs < now.getTime()) records.delete(id);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(path, '', { flag: 'a', mode: 0o600 });
  await replaceFile(path, text);
}
