import { writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { runBench } from './runBench';

const context = v.object({
  eagerBytes: v.number(),
  node: v.string(),
  gitExtension: v.string(),
  extension: v.string(),
  hostProgram: v.string(),
  driverProgram: v.string(),
});

// The context as JSON, the file for the figures, and the names of those that are wanted.
const [given = '', answer = '', only = ''] = process.argv.slice(2);
const names = only.split(',').filter((name) => name !== '');
writeFileSync(answer, JSON.stringify(await runBench(v.parse(context, JSON.parse(given)), names)));
