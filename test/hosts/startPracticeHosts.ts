import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBitbucketHost, type BitbucketBase } from './bitbucketCloud/bitbucketHost';
import { createDataCenterHost, type DataCenterBase } from './bitbucketDataCenter/dataCenterHost';
import { createCertificates } from './core/certificates';
import { findGitBackend } from './core/gitBackend';
import type { HostRules } from './core/hostRules';
import type { PracticeHost } from './core/practiceHost';
import { createRepositoryStore } from './core/repositoryStore';
import { startPracticeHost } from './core/startPracticeHost';
import { createGithubHost, type GithubBase } from './github/githubHost';
import { createGitlabHost, type GitlabBase } from './gitlab/gitlabHost';

export type PracticeHostName = 'github' | 'gitlab' | 'bitbucket' | 'bitbucketDataCenter';

export interface PracticeHosts {
  readonly github: PracticeHost<GithubBase>;
  readonly gitlab: PracticeHost<GitlabBase>;
  readonly bitbucket: PracticeHost<BitbucketBase>;
  readonly bitbucketDataCenter: PracticeHost<DataCenterBase>;
  /** Those that were started, in the order above. */
  readonly all: readonly PracticeHost[];
  /** Holds the repositories. */
  readonly directory: string;
  closeAll(): Promise<void>;
}

export interface PracticeHostsOptions {
  /** Kept when the hosts close, with what was pushed; a temporary one is made and removed where absent. */
  readonly directory?: string;
  /** Any free port where absent. */
  readonly ports?: Readonly<Partial<Record<PracticeHostName, number>>>;
  /** All four where absent; touching one that was not started throws. */
  readonly only?: readonly PracticeHostName[];
  /** Clock by which tokens expire, in milliseconds since the epoch. */
  readonly now?: () => number;
  /** Keeps the bodies of API requests and answers with what is recorded, for the contract. */
  readonly keepBodies?: boolean;
}

/** Starts stand-ins of the Git hosts on 127.0.0.1, each with the same small world and real Git repositories. */
export async function startPracticeHosts(options: PracticeHostsOptions = {}): Promise<PracticeHosts> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'practice-hosts-')));
  const store = await createRepositoryStore(directory);
  const gitBackend = findGitBackend();
  const now = options.now ?? Date.now;
  const certificates = createCertificates();
  const keepBodies = options.keepBodies ?? false;
  const started: PracticeHost[] = [];

  async function start<Base extends string>(
    name: PracticeHostName,
    rules: HostRules<Base>,
  ): Promise<PracticeHost<Base> | undefined> {
    if (options.only?.includes(name) === false) return undefined;
    const port = options.ports?.[name] ?? 0;
    const host = await startPracticeHost(rules, {
      store,
      gitBackend,
      home: directory,
      port,
      now,
      certificates,
      keepBodies,
    });
    started.push(host);
    return host;
  }

  async function closeAll(): Promise<void> {
    await Promise.all(started.map((host) => host.close()));
    if (options.directory === undefined) await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    const github = await start('github', createGithubHost());
    const gitlab = await start('gitlab', createGitlabHost());
    const bitbucket = await start('bitbucket', createBitbucketHost());
    const bitbucketDataCenter = await start('bitbucketDataCenter', createDataCenterHost());
    return {
      get github() {
        return running(github, 'github');
      },
      get gitlab() {
        return running(gitlab, 'gitlab');
      },
      get bitbucket() {
        return running(bitbucket, 'bitbucket');
      },
      get bitbucketDataCenter() {
        return running(bitbucketDataCenter, 'bitbucketDataCenter');
      },
      all: started,
      directory,
      closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function running<T>(host: T | undefined, name: PracticeHostName): T {
  if (host === undefined) throw new Error(`the practice host ${name} was not started`);
  return host;
}
