import { setTimeout as sleep } from 'node:timers/promises';
import { createCredentialSource } from '../../src/core/credential/credentialSource';
import { createTrialAccounts } from '../../src/core/credential/trialAccounts';
import { noon, sample } from '../unit/core/sampleProviders';
import type { CredentialWay, Login } from './credentialWay';
import type { GitEnvironment } from './loneGit';
import { resolverOf } from './resolverOf';
import { refuse, startGitSide } from './startGitSide';

/** The product's own way: helper, broker and the choice of the provider, all but VS Code around them. */
export async function ourHelper(
  directory: string,
  gitEnvironment: GitEnvironment,
  login: Login,
): Promise<CredentialWay> {
  const provider = sample(login.baseUrl, { organization: login.organization });
  const { resolver, health } = await resolverOf([[provider, login.token]]);
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
  const counting = {
    ...source,
    get: (...asked: Parameters<typeof source.get>) => {
      served++;
      return source.get(...asked);
    },
    store: (...told: Parameters<typeof source.store>) => {
      stored++;
      return source.store(...told);
    },
  };
  const side = await startGitSide(directory, gitEnvironment, counting, login.baseUrl);
  return {
    environment: side.environment,
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
