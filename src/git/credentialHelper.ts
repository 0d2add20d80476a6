import { runHelper } from './helperNode';

// The entry of the bundle that Git runs as its credential helper.
void runHelper(process.argv.slice(2), process.env);
