import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'mocha';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import type { PracticeToken } from '../hosts/core/practiceToken';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { createGitHome, type GitHome } from './gitHome';
import { openServices } from './openServices';

describe('Git in VS Code, for a repository that no provider serves on a host where one serves others', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let home: GitHome;
  let own: PracticeToken;
  let provider: Provider;
  let url: string;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    const baseUrl = hosts.gitlab.baseUrls.server;
    home = await createGitHome(baseUrl);
    url = hosts.gitlab.cloneUrl('alice/notes', baseUrl);
    // One that no provider of this window has ever given to Git.
    own = hosts.gitlab.addToken({ token: `glpat-${randomUUID()}`, label: 'own' });
    const organization = 'acme';
    provider = await addPracticeProvider(services, {
      host: hosts.gitlab,
      baseUrl,
      organization,
      tokenLabel: 'acme only',
    });
  });

  after(async () => {
    await removePracticeProvider(services, provider);
    await home.dispose();
    await hosts.closeAll();
  });

  interface Course {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
    readonly helper: readonly string[];
    readonly prompts: readonly string[];
    readonly tokens: readonly (string | undefined)[];
  }

  async function course(
    environment: Readonly<Record<string, string | undefined>>,
    words: readonly string[],
    expectedInputs = 0,
  ): Promise<Course> {
    home.startOver();
    hosts.gitlab.clearRequests();
    const { code, stdout, stderr } = await home.git(environment, words);
    const helper = await home.settledInputs(expectedInputs);
    // Of Git alone: the product may look at its own provider at any time.
    const ofGit = hosts.gitlab.requests.filter(({ path }) => path.includes('.git/'));
    const tokens = ofGit.map(({ tokenLabel }) => tokenLabel);
    return { code, stdout, stderr, helper, prompts: home.prompts(), tokens };
  }

  /** Runs the same without and with the extension, and gives the one course that both took. */
  async function sameCourse(words: readonly string[]): Promise<Course> {
    const plain = await course(home.plain(), words);
    const served = await course(home.served(), words, plain.helper.length);
    assert.deepEqual(served, plain);
    return plain;
  }

  function login(label: string): string {
    return `username=oauth2\npassword=${hosts.gitlab.token(label).token}\n`;
  }

  it('asks the user’s own helper, and reports to it, byte for byte as without the extension', async () => {
    await home.answer({ helper: login('own'), askpass: '' });
    const { code, helper, tokens } = await sameCourse(['ls-remote', url]);
    assert.equal(code, 0);
    assert.match(helper[0] ?? '', /^get\nprotocol=http\nhost=127\.0\.0\.1:\d+\n/);
    assert.equal(
      helper.some((input) => input.startsWith('store\n')),
      true,
    );
    assert.equal(helper.join('').includes('path='), false);
    assert.equal(tokens.includes('own'), true);
  });

  it('asks for the path only where the user’s own configuration wants it', async () => {
    const { code, helper } = await sameCourse(['-c', 'credential.useHttpPath=true', 'ls-remote', url]);
    assert.equal(code, 0);
    assert.match(helper[0] ?? '', /\npath=alice\/notes\.git\n/);
  });

  it('hands the user name of the URL to the user’s own helper as before', async () => {
    const named = url.replace('://', '://alice@');
    const { code, helper } = await sameCourse(['ls-remote', named]);
    assert.equal(code, 0);
    assert.match(helper[0] ?? '', /\nusername=alice\n/);
  });

  it('tells the user’s own helper to erase its credential when the host refuses that', async () => {
    await home.answer({ helper: 'username=oauth2\npassword=outdated\n', askpass: '' });
    const { code, helper } = await sameCourse(['ls-remote', url]);
    assert.equal(code, 128);
    assert.equal(
      helper.some((input) => /^erase\n[^]*password=outdated\n/.test(input)),
      true,
    );
  });

  it('puts the same questions to the user where the user’s own helper has no answer', async () => {
    await home.answer({ helper: '', askpass: own.token });
    const { code, prompts, helper } = await sameCourse(['ls-remote', url]);
    assert.equal(code, 0);
    assert.match(prompts[0] ?? '', /^Username for 'http:\/\/127\.0\.0\.1:\d+': $/);
    assert.match(prompts[1] ?? '', /^Password for /);
    assert.equal(
      helper.some((input) => input.startsWith('store\n')),
      true,
    );
    assert.ok(home.trace().some((line) => line.includes('askpass')));
  });

  it('serves a public repository of the provider’s organization without any credential', async () => {
    const publicUrl = hosts.gitlab.cloneUrl('acme/handbook', hosts.gitlab.baseUrls.server);
    const { code, helper, tokens } = await sameCourse(['ls-remote', publicUrl]);
    assert.equal(code, 0);
    assert.deepEqual(helper, []);
    assert.deepEqual(new Set(tokens), new Set([undefined]));
  });

  it('never shows the user’s own helper the provider’s token', async () => {
    const served = hosts.gitlab.cloneUrl('acme/web', hosts.gitlab.baseUrls.server);
    const { code, helper, tokens } = await course(home.served(), ['ls-remote', served]);
    assert.equal(code, 0);
    assert.deepEqual(helper, []);
    assert.equal(tokens.includes('acme only'), true);
    assert.equal(home.everything().join('\n').includes(hosts.gitlab.token('acme only').token), false);
  });
});
