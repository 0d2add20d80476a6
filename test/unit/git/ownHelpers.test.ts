import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createGitWorld, type GitWorld, type HelperKind } from './gitWorld';
import { memorySource } from './memorySource';
import { within } from './within';

const claim = 'https://git.example.com';
let world: GitWorld;
afterEach(() => world.close());

/** A program that keeps one login a host in a file, and writes down how it was called and what it read. */
const keeper = (folder: string): string => `#!/bin/sh
input=$(cat)
{ printf '%s|' "$*"; printf '%s' "$input" | tr '\\n' '|'; echo; } >>'${folder}/calls'
case $1$2 in
  *get) cat '${folder}/login' 2>/dev/null ;;
  *store) printf '%s\\n' "$input" | grep -E '^(username|password)=' >'${folder}/login' ;;
  *erase) rm -f '${folder}/login' ;;
esac
exit 0
`;

/** How the helpers that people have are configured. */
const styles: readonly [string, (program: string) => string][] = [
  ['like Git Credential Manager', (program) => `[credential]\n\thelper =\n\thelper = ${program}\n`],
  [
    'like that of Dev Containers',
    (program) => `[credential]\n\thelper = "!f() { ${program} git-credential-helper $*; }; f"\n`,
  ],
  [
    'for one host, like that of a command-line client',
    (program) => `[credential "${claim}"]\n\thelper =\n\thelper = "!${program} "\n`,
  ],
  [
    'behind another that knows nothing',
    (program) => `[credential]\n\thelper = "!exit 0 #"\n\thelper = ${program}\n`,
  ],
];

describe.each<HelperKind>(['shell', 'node'])('an own helper of the user beside the %s helper', (kind) => {
  it.each(styles)(
    '%s is called as without us where no provider answers, and not at all where one does',
    async (_, configuration) => {
      world = await createGitWorld(kind);
      const folder = world.directory;
      const program = join(folder, 'keeper');
      await writeFile(program, keeper(folder), { mode: 0o700 });
      await writeFile(join(world.home, '.gitconfig'), configuration(program));
      const side = await world.openWindow('w1', memorySource({ acme: 'canary' }), [claim]);
      const calls = () => readFile(join(folder, 'calls'), 'utf8').catch(() => '');
      const own = 'protocol=https\nhost=git.example.com\nusername=bob\npassword=of-bob\n';

      const session = async (env: Record<string, string | undefined>): Promise<readonly string[]> => {
        const said: string[] = [];
        const url = 'url=https://git.example.com/stranger/web.git\n\n';
        let expected = 0;
        // What was stored or erased is passed on when Git has gone.
        const settled = () =>
          within(5_000, async () => {
            expect((await calls()).match(/\n/g)).toHaveLength(expected);
          });
        for (const [command, input] of [
          ['approve', own],
          ['fill', url],
          ['reject', own],
          ['fill', url],
        ] as const) {
          const { code, stdout } = await world.git(env, ['credential', command], input);
          said.push(`${code} ${stdout.replace('path=stranger/web.git\n', '')}`);
          expected += 1;
          await settled();
        }
        said.push(await calls());
        await rm(join(folder, 'calls'));
        return said;
      };
      const alone = await session(world.plain);
      expect(await session(world.terminal(side))).toEqual(alone);
      expect(alone[1]).toContain('password=of-bob\n');
      expect(alone[3]).toContain('password=typed\n');

      const ours = 'url=https://git.example.com/acme/web.git\n';
      const env = world.terminal(side);
      const filled = await world.git(env, ['credential', 'fill'], `${ours}\n`);
      expect(filled.stdout).toContain('password=canary\n');
      await world.git(env, ['credential', 'approve'], `${ours}username=x-token\npassword=canary\n\n`);
      await world.git(env, ['credential', 'reject'], `${ours}username=x-token\npassword=canary\n\n`);
      // The last word of a foreign login shows that what came before it is over.
      await world.git(env, ['credential', 'approve'], own);
      await within(5_000, async () => {
        expect(await calls()).toContain('of-bob');
      });
      expect(await calls()).not.toContain('canary');
    },
    20_000,
  );

  it('is left in peace on the command line, where Git is told to use none or another', async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('username=bob\npassword=of-bob\n');
    const side = await world.openWindow('w1', memorySource({ acme: 'canary' }), [claim]);
    const fill = async (words: readonly string[]): Promise<string> => {
      const url = 'url=https://git.example.com/acme/web.git\n\n';
      const { stdout } = await world.git(world.terminal(side), [...words, 'credential', 'fill'], url);
      return /^password=(.*)$/m.exec(stdout)?.[1] ?? '';
    };
    const another = '!echo username=c; echo password=of-carol; :';
    expect(await fill([])).toBe('canary');
    expect(await fill(['-c', 'credential.helper='])).toBe('typed');
    expect(await fill(['-c', 'credential.helper=', '-c', `credential.helper=${another}`])).toBe('of-carol');
    expect(await fill(['-c', `credential.${claim}.helper=`])).toBe('typed');
    expect(await fill(['-c', 'credential.username=bob'])).toBe('canary');
    expect(await fill(['-c', 'user.name=credential.helper'])).not.toBe('');
  });
});
