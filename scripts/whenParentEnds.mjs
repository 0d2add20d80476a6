import { readFileSync } from 'node:fs';

/**
 * Calls `action` when the npm that runs this script is gone, however it ended: a killed npm leaves its scripts
 * running. Between the two there may be a shell, which stays. Nothing happens for a script that npm did not start.
 *
 * @param {() => void} action
 */
export function whenParentEnds(action) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const shell = isShell(parent);
  const grandparent = parentOf(parent);
  const timer = setInterval(() => {
    const orphaned = process.ppid !== parent || (shell && parentOf(parent) !== grandparent);
    if (!orphaned) return;
    clearInterval(timer);
    action();
  }, 250);
  timer.unref();
}

function isShell(pid) {
  return /^\S*sh\0-c\0/.test(read(pid, 'cmdline'));
}

/** Empty where there is no /proc: then only the parent itself is watched. */
function parentOf(pid) {
  return (
    read(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ')[1] ?? ''
  );
}

function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
