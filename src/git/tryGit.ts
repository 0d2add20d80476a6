import { tmpdir } from 'node:os';
import type { GitTrialFailure, GitTrialSuccess } from '../core/diagnosis/gitTrial';
import { fail, ok, type Result } from '../shared/result';
import type { GitFailure } from './gitFailure';
import { lsRemote, type LsRemoteOptions } from './lsRemote';
import { networkSettings, type NetworkTopic } from './networkSettings';

/** Reads a repository with real Git and, where that fails or is not safe, says which of Git's own settings count. */
export async function tryGit(options: LsRemoteOptions): Promise<Result<GitTrialSuccess, GitTrialFailure>> {
  const tried = await lsRemote(options);
  const topic = tried.ok ? safetyOf(options.url) : topicOf(tried.error.kind);
  const settings =
    topic === undefined ? [] : await networkSettings({ ...options, directory: tmpdir() }, topic);
  options.signal.throwIfAborted();
  return tried.ok ? ok({ unverifiedBy: settings }) : fail({ ...tried.error, settings });
}

function safetyOf(url: string): NetworkTopic | undefined {
  return url.startsWith('https:') ? 'unverified' : undefined;
}

function topicOf(kind: GitFailure['kind']): NetworkTopic | undefined {
  switch (kind) {
    case 'proxy':
    case 'nameNotResolved':
    case 'refused':
    case 'timedOut':
      return 'proxy';
    case 'certificate':
      return 'trust';
    case 'authenticationFailed':
      return 'login';
    case 'repositoryNotFound':
    case 'forbidden':
    case 'quit':
    case 'other':
    case 'gitMissing':
      return undefined;
  }
}
