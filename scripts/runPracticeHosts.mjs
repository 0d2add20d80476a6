/** `node scripts/runPracticeHosts.mjs`: the practice hosts alone, for an extension that is started by a debugger. */
import { install } from './install.mjs';
import { practiceHosts } from './practiceHosts.mjs';
import { step } from './step.mjs';

await install();
const practice = await step('Starting the practice hosts', practiceHosts);
console.log(`\n${practice.description}`);
console.log('Ctrl+C ends them.');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void practice.close().finally(() => process.exit(0)));
}
