import { run } from './run.mjs';

/**
 * Runs npm with the Node that runs this, quietly.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const options = { cwd, quiet: true };
  if (script?.endsWith('.js')) await run(process.execPath, [script, ...args], options);
  else if (process.platform === 'win32') await run('npm.cmd', args, { ...options, shell: true });
  else await run('npm', args, options);
}
