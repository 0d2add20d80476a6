import { execFile } from 'node:child_process';
import type { GitSetting } from '../core/diagnosis/gitTrial';
import type { Environment } from './gitEnvironment';
import { withoutLogin } from './withoutLogin';

/** What of Git's way to a host is asked about: by which proxy, whom it trusts, whether it checks, what it adds. */
export type NetworkTopic = 'proxy' | 'trust' | 'unverified' | 'login';

/** Names of `http.*` in lower case, and variables that say the same. Source: git-config(1), git(1), curl(1). */
const topics: Readonly<Record<NetworkTopic, { readonly keys: RegExp; readonly variables: RegExp }>> = {
  proxy: { keys: /^(proxy|proxyauthmethod|proxysslcainfo)$/, variables: /^((https|all)_proxy|http_proxy)$/i },
  trust: {
    keys: /^(sslcainfo|sslcapath|sslbackend|schannelusesslcainfo|sslcert|sslversion)$/,
    variables: /^GIT_SSL_(CAINFO|CAPATH|CERT|VERSION)$/,
  },
  unverified: { keys: /^sslverify$/, variables: /^GIT_SSL_NO_VERIFY$/ },
  login: { keys: /^extraheader$/, variables: /^$/ },
};

export interface NetworkSettingsOptions {
  /** Absolute path of Git. */
  readonly git: string;
  /** Settings for other addresses do not count. */
  readonly url: string;
  readonly environment: Environment;
  /** In no repository. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** Git's own settings of a topic that hold for a URL; none where Git cannot be asked. */
export async function networkSettings(
  options: NetworkSettingsOptions,
  topic: NetworkTopic,
): Promise<readonly GitSetting[]> {
  const { keys, variables } = topics[topic];
  const [effective, written] = await Promise.all([
    ask(options, ['config', '--null', '--get-urlmatch', 'http', options.url]),
    ask(options, ['config', '--null', '--show-origin', '--get-regexp', '^http\\.']),
  ]);
  const places = readPlaces(written);
  const configured = effective
    .split('\0')
    .filter((entry) => entry !== '')
    .map(readEntry)
    .filter(({ name, value }) => keys.test(lastPart(name)) && (topic !== 'unverified' || isFalse(value)))
    .map(({ name, value }) => {
      const place = places.findLast((each) => lastPart(each.name) === lastPart(name) && each.value === value);
      return { ...place, name: place?.name ?? name, value: shown(topic, value) };
    });
  const inherited = Object.entries(options.environment)
    .filter(([name, value]) => variables.test(name) && value !== undefined && value !== '')
    .map(([name, value = '']) => ({ name, value: shown(topic, value) }));
  return [...configured, ...inherited];
}

/** A header may hold a token. */
function shown(topic: NetworkTopic, value: string): string {
  return topic === 'login' ? '***' : withoutLogin(value);
}

function isFalse(value: string): boolean {
  return /^(false|no|off|0|)$/i.test(value);
}

/** `http.proxy` and `http.https://git.acme.com.proxy` alike. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

function readEntry(entry: string): { readonly name: string; readonly value: string } {
  const end = entry.indexOf('\n');
  return end < 0 ? { name: entry, value: '' } : { name: entry.slice(0, end), value: entry.slice(end + 1) };
}

/** Pairs of an origin, `file:/home/alice/.gitconfig`, and an entry, each ended by NUL. */
function readPlaces(text: string): readonly (GitSetting & { readonly file?: string })[] {
  const parts = text.split('\0');
  const places: GitSetting[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const file = /^file:(.+)/s.exec(parts[at] ?? '')?.[1];
    places.push({ ...readEntry(parts[at + 1] ?? ''), ...(file !== undefined && { file }) });
  }
  return places;
}

function ask(
  { git, environment, directory, signal }: NetworkSettingsOptions,
  words: readonly string[],
): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: directory, env: environment, signal, timeout: 5000, windowsHide: true };
    execFile(git, words, options, (error, stdout) => {
      // Status 1: there is no such setting.
      resolve(error === null ? stdout : '');
    });
  });
}
