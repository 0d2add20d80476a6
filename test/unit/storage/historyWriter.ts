import { createHistory } from '../../../src/storage/historyFiles';

/** Records so many entries, named after the writer and their number; tells of each that is done. */
async function write(directory: string, windowId: string, name: string, times: number): Promise<void> {
  const history = createHistory({ directory, windowId, now: () => new Date(), machine: name });
  for (let time = 0; time < times; time++) {
    await history.record({
      id: '6f1c2a34-0000-4000-8000-000000000001',
      name: String(time),
      scope: 'user',
      action: { kind: 'created', definition: { name, note: 'x'.repeat(time % 4000) } },
    });
    process.send?.('recorded');
  }
}

const [, , directory = '', windowId = '', name = '', times = ''] = process.argv;
void write(directory, windowId, name, Number(times));
