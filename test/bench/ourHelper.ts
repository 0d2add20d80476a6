import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCredentialSource } from '../../src/core/credential/credentialSource';
import { createTrialAccounts } from '../../src/core/credential/trialAccounts';
import { createGitSide } from '../../src/git/gitSide';
import { noon, sample } from '../unit/core/sampleProviders';
import type { CredentialWay, Login } from './credentialWay';
import type { GitEnvironment } from './loneGit';
import { resolverOf } from './resolverOf';

/** The product's own way: helper, broker and the choice of the provider, all but VS Code around them. */
export async function ourHelper(
  directory: string,
  gitEnvironment: GitEnvironment,
  login: Login,
): Promise<CredentialWay> {
  const provider = sample(login.baseUrl, { organization: login.organization });
  const { resolver, health } = await resolverOf([[provider, login.token]]);
  const side = createGitSide({
    storageDirectory: join(directory, 'storage'),
    windowId: 'bench',
    environment: gitEnvironment,
    forbiddenRoots: [],
    node: process.execPath,
    nodeHelper: join(tmpdir(), 'absent.js'),
    onError: (error) => {
      throw error;
    },
  });
  const refuse = (): never => {
    throw new Error('Git needs an answer that nobody gives here.');
  };
  const source = createCredentialSource({
    resolver,
    health,
    trials: createTrialAccounts(),
    ask: refuse,
    verify: refuse,
    quitReason: refuse,
    now: () => noon,
  });
  let [served, stored] = [0, 0];
  const started = await side.start({
    ...source,
    get(request, caller) {
      served++;
      return source.get(request, caller);
    },
    store(request, caller) {
      stored++;
      return source.store(request, caller);
    },
  });
  if (!started.ok) throw new Error(`The broker does not start: ${started.error.kind}`);
  await side.claim([login.baseUrl]);
  if (!side.environment.ok) throw new Error(`The environment is ${side.environment.error}`);
  return {
    environment: side.environment.value.changes,
    /** The helper hands on Git's word that the credential worked after it has let Git go. */
    async settle() {
      while (stored < served) await sleep(5);
      await sleep(30);
    },
    close() {
      side.dispose();
      return Promise.resolve();
    },
  };
}
