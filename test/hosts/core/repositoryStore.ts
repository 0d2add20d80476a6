import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes bare repositories below a directory, each a copy of one template with a first commit on `main`. */
export interface RepositoryStore {
  directory(host: string, fullName: string): string;
  /** Makes the repository where it is not there yet; one from an earlier run is kept as it is. */
  ensure(directory: string): Promise<void>;
  /** Makes the repository without a commit, in place of one from an earlier run. */
  createEmpty(directory: string): Promise<void>;
}

const files: Readonly<Record<string, string>> = {
  'README.md': '# Practice repository\n\nClone it, change it, push it: it lives on this machine only.\n',
  '.gitignore': 'node_modules/\ndist/\n',
  'src/index.js': "console.log('Hello');\n",
};

/** Pushing over HTTP is off by default, and maintenance would go on after a push is over. */
const settings = '[http]\n\treceivepack = true\n[receive]\n\tautogc = false\n[gc]\n\tauto = 0\n';

export async function createRepositoryStore(root: string): Promise<RepositoryStore> {
  const template = join(root, 'template.git');
  if (!existsSync(template)) await createTemplate(root, template);
  const making = new Map<string, Promise<void>>();
  async function replaceByEmpty(directory: string): Promise<void> {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    await mkdir(directory, { recursive: true });
    await initialize(root, directory);
  }
  return {
    directory: (host, fullName) => join(root, host, `${fullName.toLowerCase()}.git`),
    ensure(directory) {
      const made = making.get(directory) ?? copyUnlessThere(template, directory);
      making.set(directory, made);
      return made;
    },
    createEmpty(directory) {
      const made = replaceByEmpty(directory);
      making.set(directory, made);
      return made;
    },
  };
}

async function copyUnlessThere(template: string, directory: string): Promise<void> {
  if (!existsSync(directory)) await cp(template, directory, { recursive: true });
}

async function createTemplate(root: string, template: string): Promise<void> {
  await mkdir(root, { recursive: true });
  await initialize(root, template);
  await git(root, ['-C', template, 'fast-import', '--quiet'], firstCommit());
}

async function initialize(root: string, directory: string): Promise<void> {
  await git(root, ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', directory], '');
  await appendFile(join(directory, 'config'), settings);
}

/** In the format of git-fast-import(1); author and time are fixed, so that the commit is the same everywhere. */
function firstCommit(): string {
  const data = (text: string) => `data ${String(Buffer.byteLength(text))}\n${text}\n`;
  const changes = Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`);
  const commit = `commit refs/heads/main\ncommitter Alice <alice@acme.example> 1767225600 +0000\n`;
  return `${commit}${data('First commit')}${changes.join('')}\n`;
}

function git(home: string, args: readonly string[], input: string): Promise<void> {
  const env = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { env, stdio: ['pipe', 'ignore', 'inherit'] });
    child.on('error', reject);
    // A program that ends without reading its input is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`git ${args.join(' ')} ended with ${String(code)}`));
    });
    child.stdin.end(input);
  });
}
