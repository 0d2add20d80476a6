import { join } from 'node:path';
import { sample } from '../../core/sampleProviders';
import { createGitWorld, type GitWorld, type HelperKind } from '../gitWorld';
import { providerSource, type ProviderSource } from '../providerSource';
import { runProgram, type Outcome } from '../runProgram';

/** In every token here, so that a leak shows wherever it comes out. */
export const canary = 'canary';

export interface AttackedWindow {
  readonly world: GitWorld;
  readonly source: ProviderSource;
  readonly env: Record<string, string | undefined>;
  /** Asks Git, as a program does that has a URL. */
  fill(url: string): Promise<Outcome>;
  /** Gives these very bytes to the helper, without a Git in between that might refuse them first. */
  askHelper(bytes: string | Buffer): Promise<Outcome>;
}

/**
 * A window with a host of its own for every organization, one application among others on `apps.example.com`, and a
 * public host.
 */
export async function attackedWindow(kind: HelperKind): Promise<AttackedWindow> {
  const world = await createGitWorld(kind);
  const source = await providerSource([
    [sample('https://git.example.com'), `${canary}-of-git`],
    [sample('https://apps.example.com/gitlab', { type: 'gitlab' }), `${canary}-of-apps`],
    [sample('https://github.com', { organization: 'acme' }), `${canary}-of-acme`],
  ]);
  const side = await world.openWindow('w1', source, source.claims);
  const env = world.terminal(side);
  const helper = join(world.storageDirectory, 'git', 'w1-credential-helper');
  return {
    world,
    source,
    env,
    fill: (url) => world.git(env, ['credential', 'fill'], `url=${url}\n\n`),
    askHelper: (bytes) => runProgram(helper, ['get'], { env, cwd: world.directory, input: bytes }),
  };
}
