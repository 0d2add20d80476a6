import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hosts } from '../../../src/hosts/hosts';
import { baseUrl } from '../core/sampleProviders';
import { root } from './sourceFiles';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/architecture.md',
  'docs/decisions.md',
  'docs/api.md',
  'docs/performance.md',
  'docs/reliability.md',
];
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const words = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Row of the table of permissions, by its first two cells. */
function permissions(host: string, kind: string): string {
  const row = readme
    .split('\n')
    .find((line) => line.replaceAll('*', '').startsWith(`| ${host}`) && line.includes(kind));
  if (row === undefined) throw new Error(`no row for ${host}, ${kind}`);
  return row;
}

describe('the documents', () => {
  it.each(documents)('%s links only to what exists', (path) => {
    const targets = [...read(path).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target!);
    expect(targets.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([]);
  });

  it.each(documents)('%s names only npm tasks that exist', (path) => {
    const named = [...read(path).matchAll(/(?:`|^)npm (?:run )?([a-z]+(?::[a-z]+)?)/gm)].map(
      ([, task]) => task!,
    );
    expect(named.filter((task) => !/^(install|audit)$/.test(task) && !(task in manifest.scripts))).toEqual(
      [],
    );
  });

  it('name only files that exist', () => {
    const named = documents.flatMap((path) =>
      [...read(path).matchAll(/`((?:src|test|media|scripts|docs)\/[\w./-]+\.\w+)`/g)].map(
        ([, file]) => file!,
      ),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('justify every dependency', () => {
    const decisions = read('docs/decisions.md');
    const covered = (name: string): boolean =>
      decisions.includes(`\`${name}\``) || name.startsWith('@types/') || name.startsWith('node-');
    const all = Object.keys({ ...manifest.devDependencies, ...manifest.optionalDependencies });
    expect(all.filter((name) => !covered(name))).toEqual([]);
  });
});

describe('the README', () => {
  it('shows the two commands that do all', () => {
    expect(readme).toContain('\nnpm start\n');
    expect(readme).toContain('\nnpm test\n');
  });

  it('calls commands by their names', () => {
    const titles = Object.entries(words)
      .filter(([key]) => key.startsWith('command.'))
      .map(([, title]) => title);
    for (const name of ['Add Provider…', 'Update Token…', 'Test Connection', 'Show Log']) {
      expect(titles, name).toContain(name);
      expect(readme, name).toContain(name);
    }
    const flowing = readme.replace(/\s+/g, ' ');
    for (const name of [
      'Add Tokens…',
      'Choose Provider for This Repository…',
      'Copy Diagnostic Report',
      'Create Pipeline Project…',
      'Diagnose…',
      'Export Definitions…',
      'Export Reminders…',
      'Get Started',
      'Import Credentials…',
      'Import Definitions…',
      'Leave Client…',
      'Manage Webhooks…',
      'Open Dashboard',
      'Report Issue…',
      'Edit Provider…',
      'Explain Credential',
      'Forget Choices…',
      'Move to Workspace Settings…',
      'Restore Provider…',
      'Show History',
      'Use HTTPS for This Remote…',
      "Use Git's Own Login for This Repository",
    ]) {
      expect(titles, name).toContain(name);
      expect(flowing, name).toContain(name);
    }
  });

  it('names the permissions that the product asks for', () => {
    const needed = (type: string, url: string): readonly string[] =>
      hosts
        .find((host) => host.type === type)!
        .requiredScopes(baseUrl(url), 'acme')
        .map(({ name }) => name);
    for (const scope of needed('github', 'https://github.com')) {
      expect(permissions('GitHub', 'classic')).toContain(`\`${scope}\``);
    }
    for (const scope of needed('gitlab', 'https://gitlab.com')) {
      expect(permissions('GitLab', 'personal')).toContain(`\`${scope}\``);
    }
    const fineGrained = hosts
      .find((host) => host.type === 'github')!
      .requiredScopes(baseUrl('https://github.com'), 'acme', 'fineGrained');
    for (const { shownAs } of fineGrained) {
      const shown = shownAs!.replace('Read-only', 'read').replace('Read and', 'read and');
      expect(permissions('GitHub', 'fine-grained')).toContain(shown);
    }
    const dataCenter = needed('bitbucket', 'https://git.acme.com');
    expect(dataCenter).toEqual(['PROJECT_READ', 'REPO_ADMIN']);
    expect(permissions('Bitbucket Data Center', 'HTTP')).toContain('projects: read; repositories: admin');
    for (const scope of needed('bitbucket', 'https://bitbucket.org')) {
      const [action, what] = scope.split(':') as [string, string];
      const subject = {
        user: 'account',
        workspace: 'workspace',
        repository: 'repositories',
        webhook: 'webhooks',
      }[what]!;
      const part = permissions('Bitbucket Cloud', 'API token')
        .split(/[;|]/)
        .find((each) => each.includes(subject));
      expect(part, scope).toContain(action);
    }
  });
});
