import type { GitFailureKind } from '../core/diagnosis/gitTrial';
import { withoutLogin } from './withoutLogin';

export interface GitFailure {
  readonly kind: GitFailureKind | 'gitMissing';
  /**
   * What the host had Git say, else the last line of what Git wrote; without credentials, at most 300 characters. For
   * `quit` the helper's reason.
   */
  readonly said: string;
}

/** The first that fits counts: a proxy's refusal also reads like the host's. Git's English words (`LC_ALL=C`). */
const signs: readonly (readonly [GitFailureKind, RegExp])[] = [
  ['proxy', /from proxy|resolve proxy|proxy CONNECT|CONNECT tunnel failed|returned error: 407/i],
  ['nameNotResolved', /could not resolve host/i],
  ['timedOut', /timed out|timeout|operation too slow/i],
  [
    'certificate',
    /certificate|SSL CA cert|SSL peer|self.signed|unable to get local issuer|CAfile|gnutls_handshake|SSL_connect/i,
  ],
  ['refused', /connection refused|couldn't connect to server|failed to connect/i],
  [
    'authenticationFailed',
    /authentication failed|could not read (username|password)|access denied|error: 401/i,
  ],
  ['quit', /told us to quit/i],
  ['forbidden', /returned error: 403|not granted|permission to .* denied/i],
  ['repositoryNotFound', /repository .*not found|returned error: 404|not found/i],
];

export function readGitFailure(stderr: string): GitFailure {
  const lines = withoutLogin(stderr)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const kind = signs.find(([, sign]) => sign.test(lines.join('\n')))?.[0] ?? 'other';
  const told = lines.findIndex((line) => /told us to quit/i.test(line));
  const remote = lines.map((line) => /^remote: (.+)/.exec(line)?.[1]).find((line) => line !== undefined);
  const said = kind === 'quit' && told > 0 ? lines[told - 1] : (remote ?? lines.at(-1));
  return { kind, said: (said ?? '').slice(0, 300) };
}
