import { createExplainer } from '../../../src/core/credential/explainer';
import { createCredentialSource } from '../../../src/core/credential/credentialSource';
import type { CredentialSource } from '../../../src/core/credential/gitRequest';
import {
  createRememberedChoices,
  type RememberedChoices,
} from '../../../src/core/credential/rememberedChoices';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts } from '../../../src/core/credential/trialAccounts';
import { createConnectionTester } from '../../../src/core/diagnosis/connectionTester';
import type { GitTrial } from '../../../src/core/diagnosis/gitTrial';
import type { Check } from '../../../src/core/diagnosis/report';
import type { GitAsks } from '../../../src/core/diagnosis/troubleshooting/cause';
import { diagnose } from '../../../src/core/diagnosis/troubleshooting/diagnose';
import {
  causesOf,
  type Diagnosis,
  type FoundCause,
} from '../../../src/core/diagnosis/troubleshooting/diagnosis';
import type { Subject } from '../../../src/core/diagnosis/troubleshooting/subject';
import { Secret } from '../../../src/core/account/secret';
import { createAccountStore, type AccountInput } from '../../../src/core/account/accountStore';
import { createHealthStore } from '../../../src/core/provider/health';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import { userScope, type Provider } from '../../../src/core/provider/provider';
import { tryGit } from '../../../src/git/tryGit';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import {
  everythingAllowed,
  hosts,
  knownHosts,
  memoryMemento,
  memorySecrets,
  memorySettings,
  noon,
} from '../core/sampleProviders';
import { createGitWorld, type GitWorld } from '../git/gitWorld';

/** A machine with some providers on it. */
export interface Machine {
  readonly settings: ReturnType<typeof memorySettings>;
  readonly remembered: RememberedChoices;
  readonly source: CredentialSource;
  token(provider: Provider, token: string, more?: Omit<AccountInput, 'token'>): Promise<void>;
  project(provider: Provider, name: string, repositoryUrl: string): Promise<void>;
  diagnose(subject: Subject, options?: RunOptions): Promise<Diagnosis>;
}

interface RunOptions {
  readonly gitAsks?: GitAsks;
  readonly signal?: AbortSignal;
  readonly onCheck?: (check: Check) => void;
}

export interface TroubleshootingWorld {
  readonly practice: PracticeHosts;
  readonly git: GitWorld;
  machine(...providers: readonly Provider[]): Machine;
  close(): Promise<void>;
}

/** The practice hosts, and real Git that asks a window for the account under test. */
export async function openTroubleshootingWorld(): Promise<TroubleshootingWorld> {
  const practice = await startPracticeHosts();
  const git = await createGitWorld();
  const trials = createTrialAccounts();
  const realGit: GitTrial = async (url, definition, account, signal) => {
    await side.claim([definition.baseUrl.href]);
    const host = hosts.get(definition.type)!;
    return trials.during({ definition, account, host }, (name) =>
      tryGit({
        git: '/usr/bin/git',
        url,
        environment: { ...git.terminal(side), GIT_PROVIDERS_TEST: name },
        signal,
        timeoutMs: 20_000,
      }),
    );
  };

  function machine(...providers: readonly Provider[]): Machine {
    const settings = memorySettings(providers);
    const directory = createProviderDirectory(settings, knownHosts);
    const accounts = createAccountStore(
      memorySecrets(),
      () => noon,
      () => everythingAllowed,
    );
    const health = createHealthStore(memoryMemento());
    const remembered = createRememberedChoices(memoryMemento());
    const now = (): Date => new Date();
    const resolver = createResolver({ directory, accounts, health, hosts, remembered, now });
    const explainer = createExplainer({ directory, accounts, health, hosts, resolver, now });
    const tester = createConnectionTester({
      accounts,
      health,
      hosts,
      tryGit: realGit,
      policy: () => directory.policy(),
      now,
      log: () => undefined,
    });
    return {
      settings,
      remembered,
      source: createCredentialSource({
        resolver,
        health,
        trials,
        ask: () => Promise.resolve(undefined),
        verify: () => Promise.resolve(),
        quitReason: ({ name }) => `${name} is refused`,
        now,
      }),
      async token(provider, token, more = {}) {
        await accounts.save(provider, { token: new Secret(token), ...more });
      },
      async project(provider, name, repositoryUrl) {
        const id = `11111111-1111-4111-8111-${String(name.length).padStart(12, '0')}`;
        const entry = { name, repositoryUrl, providerId: provider.id };
        await settings.write(userScope, { setting: 'projects', id, entry });
      },
      diagnose: (subject, { gitAsks = 'us', signal = AbortSignal.timeout(60_000), onCheck } = {}) =>
        diagnose(
          {
            parts: { directory, accounts, hosts, tester, explainer, gitAsks: () => gitAsks },
            signal,
            onCheck,
          },
          subject,
        ),
    };
  }

  const side = await git.openWindow('trials', machine().source, []);
  return {
    practice,
    git,
    machine,
    async close() {
      await git.close();
      await practice.closeAll();
    },
  };
}

/** Each cause in two words: of a check its id, and what was seen. */
export function kindsOf(diagnosis: Diagnosis): readonly string[] {
  return causesOf(diagnosis).map(kindOf);
}

export function kindOf({ cause }: FoundCause): string {
  if (cause.kind !== 'check') return cause.kind;
  const { id, finding } = cause.check;
  return `${id} ${finding.kind === 'hostError' ? finding.error.kind : finding.kind}`;
}
