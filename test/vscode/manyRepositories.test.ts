import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import * as v from 'valibot';
import { extensions } from 'vscode';
import { Secret } from '../../src/core/account/secret';
import { listRepositories } from '../../src/core/host/listRepositories';
import { parseBaseUrl } from '../../src/core/provider/baseUrl';
import { userScope, type Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { createRepositoryFinder } from '../../src/ui/remoteSources/repositoryFinder';
import { repositoryItem } from '../../src/ui/tree/repositoryItems';
import { createRepositoryListings } from '../../src/ui/tree/repositoryListings';
import { removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

/** The practice hosts in a process of their own, so that what they do holds up nobody here. */
const ownProcess = `
  const { practiceHosts } = await import(process.argv[1]);
  const { hosts, close } = await practiceHosts(process.argv[2]);
  hosts.gitlab.addRepositories('vast', 'service', Number(process.argv[3]));
  process.on('disconnect', () => close().finally(() => process.exit()));
  process.send({ baseUrl: hosts.gitlab.baseUrl, token: hosts.gitlab.token('full access').token });`;

const readyMessage = v.object({ baseUrl: v.string(), token: v.string() });

describe('Ten thousand repositories', function () {
  this.timeout(300_000);
  const many = 10_000;
  let services: Services;
  let directory: string;
  let host: ChildProcess;
  let provider: Provider;

  before(async () => {
    services = await openServices();
    directory = await mkdtemp(join(tmpdir(), 'gp-vast-'));
    const root = extensions.getExtension('git-providers.git-providers')?.extensionPath ?? '';
    const script = pathToFileURL(join(root, 'scripts', 'practiceHosts.mjs')).href;
    const words = ['--input-type=module', '--eval', ownProcess, script, directory, String(many)];
    host = spawn(process.execPath, words, {
      cwd: root,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const { baseUrl, token } = v.parse(readyMessage, (await once(host, 'message'))[0]);
    const parsed = parseBaseUrl(baseUrl);
    assert.ok(parsed.ok);
    const saved = await services.directory.save(
      {
        id: crypto.randomUUID(),
        name: 'Vast',
        type: 'gitlab',
        baseUrl: parsed.value,
        organization: 'vast',
        status: 'active',
      },
      userScope,
    );
    assert.ok(saved.ok);
    provider = saved.value;
    assert.ok((await services.accounts.save(provider, { token: new Secret(token) })).ok);
  });

  after(async () => {
    await removePracticeProvider(services, provider);
    const ended = once(host, 'exit');
    host.disconnect();
    await ended;
    await rm(directory, { recursive: true, force: true });
  });

  const verify: Services['tester']['verify'] = (each, account) => services.tester.verify(each, account);

  /** Milliseconds for which the event loop was held up at most while `work` ran; the least disturbed of three times. */
  async function longestDelay(work: () => Promise<unknown>): Promise<number> {
    const delays: number[] = [];
    for (let round = 0; round < 3; round++) {
      const histogram = monitorEventLoopDelay({ resolution: 5 });
      histogram.enable();
      await work();
      histogram.disable();
      delays.push(histogram.max / 1e6);
    }
    return Math.min(...delays);
  }

  async function listAll(): Promise<number> {
    const account = await services.accounts.read(provider);
    const gitlab = services.hosts.get(provider.type);
    assert.ok(account.ok && gitlab);
    const client = await gitlab.connect(provider.baseUrl, account.value);
    let count = 0;
    const signal = AbortSignal.timeout(120_000);
    for await (const batch of listRepositories(client, { organization: 'vast' }, signal)) {
      assert.ok(batch.ok);
      count += batch.value.repositories.length;
    }
    return count;
  }

  async function showAll(): Promise<number> {
    const listings = createRepositoryListings({ ...services, verify });
    let drawn = 0;
    for (;;) {
      const { repositories, more } = await listings.list(provider.id);
      const rows = repositories.slice(drawn).map((each) => repositoryItem(provider.id, each));
      drawn += rows.length;
      if (!more) break;
      listings.more(provider.id);
    }
    listings.dispose();
    return drawn;
  }

  async function search(): Promise<number> {
    const finder = createRepositoryFinder({ ...services, verify, wait: (ms) => sleep(ms) });
    let found = 0;
    for (const text of ['', 's', 'service-9', 'service-99', 'service-999', 'service-9999']) {
      const answer = await finder.find(provider.id, text);
      assert.ok(answer.ok);
      found = answer.value.length;
    }
    return found;
  }

  it('are listed, shown and searched without holding up the window', async () => {
    assert.equal(await listAll(), many);
    assert.equal(await showAll(), many);
    assert.equal(await search(), 1);
    const idle = await longestDelay(() => sleep(1_000));
    const figures = {
      idleMs: idle,
      listMs: await longestDelay(listAll),
      showMs: await longestDelay(showAll),
      searchMs: await longestDelay(search),
    };
    console.log(JSON.stringify(figures));
    // Other processes take their turns too, and nobody notices less than a fifth of a second.
    const most = 10 * Math.max(idle, 20);
    for (const [what, ms] of Object.entries(figures)) assert.ok(ms < most, `${what}: ${String(ms)} ms`);
  });
});
