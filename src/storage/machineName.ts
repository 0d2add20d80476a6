import { hostname } from 'node:os';

const nameLimit = 100;

/** The name of the machine that the extension runs on, as its owner would recognise it. */
export function machineName(): string {
  return hostname()
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, nameLimit);
}
