import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../shared/result';
import type { History } from '../core/history/history';
import type { RotationJournal } from '../core/lifecycle/rotation/rotationJournal';
import type { Journal } from '../core/provider/journal';
import type { WriteProblem } from '../core/provider/settingsPort';
import { createHistory } from './historyFiles';
import { machineName } from './machineName';
import { createRotationJournal } from './rotationJournal';
import { createSaveJournal } from './saveJournal';
import {
  editSettingsFile,
  isSettingsFileReadOnly,
  knownFields,
  readSettingsFile,
  settingNames,
  settingsFileStamp,
} from './settingsFile';
import { takeTurn, type Turn } from './takeTurn';
import { followStamp, touchStamp, type StampWatch } from './stamp';

/** What the windows of this machine share on its disk. Loaded on first use. */
export interface Storage {
  readonly settingNames: typeof settingNames;
  readonly knownFields: typeof knownFields;
  readonly settingsFileStamp: typeof settingsFileStamp;
  readonly isSettingsFileReadOnly: typeof isSettingsFileReadOnly;
  readonly readSettingsFile: typeof readSettingsFile;
  readonly editSettingsFile: typeof editSettingsFile;
  readonly journal: Journal;
  readonly history: History;
  /** The rotations of tokens that are under way. */
  readonly rotations: RotationJournal;
  takeTurn(): Promise<Result<Turn, WriteProblem>>;
  /** The turn to check connections; `undefined`: another window is at it. */
  takeCheckTurn(): Promise<Turn | undefined>;
  /** The turn to rotate a token, or to look at what became of a rotation; `undefined`: another window is at it. */
  takeRotationTurn(): Promise<Turn | undefined>;
  /** Lets the other windows know that something changed: settings, accounts. */
  tellOthers(): void;
  /** Calls when another window has changed something, or a settings file has changed on the disk. */
  followOthers(settingsFile: string | undefined, call: () => void): StampWatch;
}

export interface StorageParts {
  /** The extension's own place on this machine, shared by all windows. */
  readonly directory: string;
  /** Names this window among them. */
  readonly windowId: string;
  readonly now: () => Date;
}

/** A round of checks of very many providers, or a rotation during which the user is asked. */
const longestRoundMs = 3_600_000;

export function openStorage({ directory, windowId, now }: StorageParts): Storage {
  const stamp = join(directory, 'changes.stamp');
  return {
    settingNames,
    knownFields,
    settingsFileStamp,
    isSettingsFileReadOnly,
    readSettingsFile,
    editSettingsFile,
    journal: createSaveJournal(join(directory, 'changes'), now),
    history: createHistory({ directory: join(directory, 'history'), windowId, now, machine: machineName() }),
    rotations: createRotationJournal(join(directory, 'rotations'), now),
    async takeTurn() {
      try {
        await mkdir(directory, { recursive: true });
        const turn = await takeTurn(join(directory, 'settings.lock'));
        return turn === undefined ? fail({ kind: 'busy' }) : ok(turn);
      } catch (cause) {
        return fail({ kind: 'failed', cause });
      }
    },
    async takeCheckTurn() {
      await mkdir(directory, { recursive: true });
      return takeTurn(join(directory, 'checks.lock'), { waitMs: 0, staleMs: longestRoundMs });
    },
    async takeRotationTurn() {
      await mkdir(directory, { recursive: true });
      // Long enough for the lock of a window that was killed to be broken, even before it was written.
      return takeTurn(join(directory, 'rotations.lock'), { waitMs: 1_500, staleMs: longestRoundMs });
    },
    tellOthers: () => {
      touchStamp(stamp);
    },
    followOthers: (settingsFile, call) => followStamp(stamp, settingsFile, call),
  };
}
