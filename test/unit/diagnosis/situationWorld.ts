import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import tls from 'node:tls';
import { Secret } from '../../../src/core/account/secret';
import type { Account } from '../../../src/core/account/account';
import { createCredentialSource } from '../../../src/core/credential/credentialSource';
import { createRememberedChoices } from '../../../src/core/credential/rememberedChoices';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts } from '../../../src/core/credential/trialAccounts';
import { createConnectionTester } from '../../../src/core/diagnosis/connectionTester';
import type { GitTrial } from '../../../src/core/diagnosis/gitTrial';
import type { Report } from '../../../src/core/diagnosis/report';
import { createHealthStore } from '../../../src/core/provider/health';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import { tryGit } from '../../../src/git/tryGit';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import {
  accountsWith,
  everythingAllowed,
  hosts,
  knownHosts,
  memoryMemento,
  memorySettings,
  sample,
} from '../core/sampleProviders';
import { createGitWorld } from '../git/gitWorld';
import type { Situation } from './situation';

export interface SituationWorld {
  readonly practice: PracticeHosts;
  /** Tests a provider that is like this, with real Git and the credential that Git gets from the product. */
  run(situation: Situation): Promise<Report>;
  close(): Promise<void>;
}

/** Kinds of certificates of the practice authority, by which nothing else is told than their own fault. */
const trustworthy = new Set(['trusted', 'expired', 'wrongName']);

/** The practice hosts, and a window that Git asks for credentials. */
export async function openSituationWorld(): Promise<SituationWorld> {
  const practice = await startPracticeHosts();
  const git = await createGitWorld();
  const trials = createTrialAccounts();
  const health = createHealthStore(memoryMemento());
  const accounts = await accountsWith([]);
  const source = createCredentialSource({
    resolver: createResolver({
      directory: createProviderDirectory(memorySettings(), knownHosts),
      accounts,
      health,
      hosts,
      remembered: createRememberedChoices(memoryMemento()),
      now: () => new Date(),
    }),
    health,
    trials,
    ask: () => Promise.resolve(undefined),
    verify: () => Promise.resolve(),
    quitReason: ({ name }) => `${name} is refused`,
    now: () => new Date(),
  });
  const side = await git.openWindow('w1', source, []);
  const trusted = tls.getCACertificates();
  const authorityFile = join(git.directory, 'authority.pem');

  async function placeOf(situation: Situation): Promise<string> {
    const host = practice[situation.host];
    if (typeof situation.baseUrl === 'string') return situation.baseUrl;
    if (situation.baseUrl !== undefined) return situation.baseUrl(practice);
    const urls: Readonly<Record<string, string>> =
      situation.tls === undefined ? host.baseUrls : (await host.tls(situation.tls)).baseUrls;
    const main = Object.entries<string>(host.baseUrls).find(([, url]) => url === host.baseUrl)?.[0] ?? '';
    const url = urls[situation.base ?? main];
    if (url === undefined) throw new Error(`${host.label} has no base URL ${situation.base ?? main}`);
    return url;
  }

  function gitOf({ gitVariables }: Situation): GitTrial {
    return async (url, definition, account, signal) => {
      await side.claim([definition.baseUrl.href]);
      const host = hosts.get(definition.type)!;
      return trials.during({ definition, account, host }, (name) =>
        tryGit({
          git: '/usr/bin/git',
          url,
          environment: { ...git.terminal(side), ...gitVariables, GIT_PROVIDERS_TEST: name },
          signal,
          timeoutMs: 10_000,
        }),
      );
    };
  }

  return {
    practice,
    async run(situation) {
      const host = practice[situation.host];
      const href = await placeOf(situation);
      await situation.prepare?.(host);
      for (const [prefix, fault] of Object.entries(situation.faults ?? {})) host.faults.set(prefix, fault);
      await writeFile(join(git.home, '.gitconfig'), situation.gitConfig?.(authorityFile) ?? '');
      if (situation.tls !== undefined && trustworthy.has(situation.tls)) {
        const { authority } = await host.tls('trusted');
        await writeFile(authorityFile, authority);
        tls.setDefaultCACertificates([...trusted, authority]);
      }
      const tester = createConnectionTester({
        accounts,
        health,
        hosts,
        tryGit: gitOf(situation),
        policy: () => everythingAllowed,
        now: () => new Date(),
        log: () => undefined,
        ...(situation.stepMs !== undefined && { stepMs: situation.stepMs }),
      });
      const { scope: _scope, ...definition } = sample(href, {
        type: situation.type ?? host.type,
        status: situation.status ?? 'active',
        ...(situation.organization !== undefined && { organization: situation.organization }),
      });
      try {
        const report = await tester.testUnsaved(
          definition,
          accountOf(situation, practice, href),
          AbortSignal.timeout(30_000),
        );
        if (!report.ok) throw new Error(report.error.kind);
        return report.value;
      } finally {
        host.faults.clear();
        host.setVersion();
        tls.setDefaultCACertificates(trusted);
      }
    },
    async close() {
      await git.close();
      await practice.closeAll();
    },
  };
}

function accountOf(situation: Situation, practice: PracticeHosts, baseUrl: string): Account {
  const { token = 'full access', username, expiresAt } = situation;
  const known = typeof token === 'string' ? practice[situation.host].token(token) : undefined;
  const email = situation.email === undefined ? known?.email : (situation.email ?? undefined);
  return {
    token: new Secret(known?.token ?? (typeof token === 'string' ? token : token.text)),
    baseUrl,
    scope: 'user',
    savedAt: new Date().toISOString(),
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
