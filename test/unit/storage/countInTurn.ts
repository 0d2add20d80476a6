import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { takeTurn } from '../../../src/storage/takeTurn';

/** Adds to a number in a file, turn by turn: without turns, additions get lost. Tells of each that is done. */
async function count(lock: string, file: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const turn = await takeTurn(lock, { waitMs: 30_000, staleMs: 20_000 });
    if (turn === undefined) throw new Error('no turn');
    const before = Number(readFileSync(file, 'utf8'));
    await wait(1);
    writeFileSync(file, String(before + 1));
    process.send?.('added');
    await turn.release();
  }
}

const [, , lock = '', file = '', times = ''] = process.argv;
void count(lock, file, Number(times));
