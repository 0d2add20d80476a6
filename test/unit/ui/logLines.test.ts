import { describe, expect, it } from 'vitest';
import { createAnswerLog } from '../../../src/core/credential/answerLog';
import type { ConnectionTester } from '../../../src/core/diagnosis/connectionTester';
import type { Report } from '../../../src/core/diagnosis/report';
import { createHealthStore } from '../../../src/core/provider/health';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import { userScope } from '../../../src/core/provider/provider';
import { ok } from '../../../src/shared/result';
import { followForLog } from '../../../src/ui/logging/followForLog';
import { startLine } from '../../../src/ui/logging/logLines';
import { watchTests } from '../../../src/core/diagnosis/watchTests';
import { withoutTokens } from '../../../src/ui/logging/withoutTokens';
import {
  accountsWith,
  definitionOf,
  hosts,
  knownHosts,
  memoryMemento,
  memorySettings,
  noon,
  sample,
} from '../core/sampleProviders';

const canary = 'canary';
const work = sample('https://gitlab.acme.com/canary', {
  type: 'gitlab',
  name: 'Canary',
  organization: 'canary/team',
});

const report: Report = {
  checks: [
    {
      id: 'reach',
      status: 'failed',
      finding: {
        kind: 'hostError',
        error: { kind: 'unreachable', origin: 'https://canary.example', reason: 'tlsUnknownIssuer' },
      },
      remedies: [],
    },
    {
      id: 'identity',
      status: 'warning',
      finding: { kind: 'otherUser', expected: canary, seen: canary },
      remedies: [],
    },
    {
      id: 'git',
      status: 'failed',
      finding: {
        kind: 'gitFailed',
        repository: 'canary/web',
        failure: 'certificate',
        said: canary,
        settings: [{ name: 'http.sslCAInfo', value: '/home/canary' }],
      },
      remedies: [],
    },
  ],
};

async function openLog() {
  const lines: string[] = [];
  const settings = memorySettings();
  const directory = createProviderDirectory(settings, knownHosts);
  const health = createHealthStore(memoryMemento());
  const answers = createAnswerLog(() => noon);
  const answered = {
    test: () => Promise.resolve(ok(report)),
    testUnsaved: () => Promise.resolve(ok(report)),
  };
  const tester: ConnectionTester = {
    ...answered,
    verify: () => Promise.resolve(),
    isTesting: () => false,
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const watched = watchTests(tester, () => noon);
  const log = {
    info: (line: string) => void lines.push(`info ${line}`),
    debug: (line: string) => void lines.push(`debug ${line}`),
  };
  const ending = followForLog({ directory, health, answers, hosts, log, tests: watched.tests });
  const account = await (await accountsWith([[work, canary]])).read(work);
  if (!account.ok) throw new Error('no account');
  return { lines, directory, health, answers, ending, account: account.value, ...watched };
}

describe('the log', () => {
  it('tells what happens to providers, by id, type and host', async () => {
    const { lines, directory } = await openLog();
    const saved = await directory.save(definitionOf(work), userScope);
    if (!saved.ok) throw new Error(saved.error.kind);
    const phrase = `info Provider ${work.id} (gitlab, gitlab.acme.com)`;
    expect(lines).toEqual([`${phrase}: added`]);
    await directory.save({ ...saved.value, name: 'Canary two', rotationDays: 30 }, userScope);
    expect(lines.at(-1)).toBe(`${phrase}: changed name, rotationDays`);
    await directory.setStatus(saved.value, 'inactive');
    await directory.remove(saved.value);
    expect(lines.at(-1)).toBe(`${phrase}: removed`);
    expect(lines.join('\n').toLowerCase()).not.toContain(canary);
  });

  it('tells of each test which checks are not as they should be, in kinds', async () => {
    const { lines, tester, account } = await openLog();
    const { signal } = new AbortController();
    await tester.test(work, signal);
    await tester.testUnsaved(work, account, signal);
    const seen =
      'failed; reach failed (hostError unreachable tlsUnknownIssuer); identity warning (otherUser); git failed (gitFailed certificate)';
    expect(lines).toEqual([
      `info Connection test of ${work.id}: ${seen}`,
      `info Connection test of a provider that is being entered: ${seen}`,
    ]);
  });

  it('tells of each answer to Git, in detail and without a path', async () => {
    const { lines, directory, answers, health } = await openLog();
    await directory.save(definitionOf(work), userScope);
    lines.length = 0;
    const request = {
      protocol: 'https',
      host: 'canary:canary@gitlab.acme.com',
      path: 'canary/team/canary.git',
    };
    answers.note(request, { outcome: 'given', reason: 'onlyOne', provider: work.name });
    answers.note(request, { outcome: 'declined', reason: 'nobody' });
    answers.note({ protocol: 'canary', host: '' }, { outcome: 'declined', reason: 'neverServed' });
    await health.write(work.id, { outcome: 'rejected', checkedAt: '', tokenSavedAt: '' });
    expect(lines).toEqual([
      `debug Git, https://gitlab.acme.com: given, ${work.id}, onlyOne`,
      'debug Git, https://gitlab.acme.com: declined, no provider, nobody',
      expect.stringMatching(/^debug Git, .*: declined, no provider, neverServed$/),
      `debug Health of ${work.id}: rejected`,
    ]);
  });

  it('ends when it is told to', async () => {
    const { lines, answers, ending } = await openLog();
    ending.dispose();
    answers.note({ protocol: 'https', host: 'a.b' }, { outcome: 'declined', reason: 'nobody' });
    expect(lines).toEqual([]);
  });

  it('begins with the versions', () => {
    const facts = { extension: '0.1.0', vscode: '1.139.1', system: 'linux x64 6.1', git: '2.39.5' };
    expect(startLine(facts)).toBe('Git Providers 0.1.0, VS Code 1.139.1 (local), linux x64 6.1, Git 2.39.5');
  });
});

describe('the last test of a provider', () => {
  it('is kept for a saved one only', async () => {
    const { tester, tests, account } = await openLog();
    const { signal } = new AbortController();
    await tester.testUnsaved(work, account, signal);
    expect(tests.last(work.id)).toBeUndefined();
    await tester.test(work, signal);
    expect(tests.last(work.id)).toMatchObject({ at: noon, saved: true, outcome: { ok: true } });
  });
});

describe('a text without tokens', () => {
  const bare = 'ab01'.repeat(16);

  it.each([
    [`token ghp_${'a'.repeat(36)}.`, 'token ***'],
    [`https://alice:glpat-${'x'.repeat(20)}@gitlab.com/web`, 'https://alice:***@gitlab.com/web'],
    ['xATATT3xFfGF0abc=DEF', 'x***'],
    [`name=${bare}`, 'name=***'],
    [`https://gitlab.com/${bare}`, 'https:***'],
    [
      'a commit 0123456789abcdef0123456789abcdef01234567',
      'a commit 0123456789abcdef0123456789abcdef01234567',
    ],
    ['nothing to hide: https://github.com/acme/web.git', 'nothing to hide: https://github.com/acme/web.git'],
  ])('%s', (text, shown) => {
    expect(withoutTokens(text, hosts.values())).toBe(shown);
  });
});
