import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { markedProcesses } from '../../../scripts/markedProcesses.mjs';
import { searchFor } from '../../browser/canarySearch';
import { tell, told } from '../childProgram';

const order = v.object({ canary: v.string(), mark: v.string(), markName: v.string() });

/** Milliseconds between two looks. A process that lives for less may be missed: the same programs run many times. */
const pauseMs = 25;

/** Looks at the arguments and the environment of all processes of the run until it is asked what it saw. */
const { canary, mark, markName } = v.parse(order, await told());
const search = searchFor([canary]);
const found = new Set<string>();
const programs = new Set<string>();
const processes = new Set<number>();
let looks = 0;
const asked = new AbortController();
void told().then(() => {
  asked.abort();
});
while (!asked.signal.aborted) {
  const marked = markedProcesses(mark, markName);
  for (const each of search.inProcesses(marked)) found.add(each);
  for (const { pid, argv } of marked) {
    processes.add(pid);
    const program = argv[0]?.split('/').at(-1);
    if (program) programs.add(program);
  }
  looks++;
  await wait(pauseMs);
}
await tell({ found: [...found], looks, processes: processes.size, programs: [...programs].sort() });
process.disconnect();
