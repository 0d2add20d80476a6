import { readdirSync, readFileSync } from 'node:fs';

/** Name of the environment variable that every process of one server inherits. */
export const markName = 'GIT_PROVIDERS_SERVER';

/**
 * The processes that carry a server's mark in their environment, and all that descend from them. Linux tells
 * through /proc; elsewhere the answer is empty.
 *
 * @param {string} mark
 * @param {string} [name] of the variable that holds the mark
 * @returns {{ pid: number, parent: number, argv: string[], environment: string[] }[]}
 */
export function markedProcesses(mark, name = markName) {
  const all = listProcesses();
  const found = new Set(all.filter((entry) => entry.environment.includes(`${name}=${mark}`)));
  const pids = new Set([...found].map((entry) => entry.pid));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const entry of all) {
      if (!found.has(entry) && pids.has(entry.parent)) {
        found.add(entry);
        pids.add(entry.pid);
      }
    }
  }
  return [...found];
}

function listProcesses() {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const entry = readProcess(name);
      return entry ? [entry] : [];
    });
}

/** Absent for a process that has ended, or that another user owns. */
function readProcess(name) {
  try {
    const read = (file) => readFileSync(`/proc/${name}/${file}`, 'utf8');
    // The program's name stands in parentheses and may hold spaces; state and parent follow.
    const [state, parent] = read('stat')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    return {
      pid: Number(name),
      parent: Number(parent),
      argv: fields(read('cmdline')),
      environment: fields(read('environ')),
    };
  } catch {
    return undefined;
  }
}

function fields(text) {
  return text.split('\0').slice(0, -1);
}
