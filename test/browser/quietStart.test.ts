import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderByPalette } from './addProvider';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const note = v.object({ what: v.string(), detail: v.string() });
type Note = v.InferOutput<typeof note>;

describe('starting Git Providers', () => {
  let directory: string;
  let file: string;
  let hosts: PracticeHosts;
  let window: Workbench;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gp-'));
    file = join(directory, 'watched');
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    const watcher = fileURLToPath(new URL('watchExtensionHost.cjs', import.meta.url));
    window = await openWorkbench({
      directory,
      extraEnv: { NODE_OPTIONS: `--require "${watcher}"`, GIT_PROVIDERS_WATCH: file },
    });
  });

  afterAll(async () => {
    await window.close();
    await hosts.closeAll();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  function notes(): readonly Note[] {
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => v.parse(note, JSON.parse(line)));
  }

  function brokerListens(): boolean {
    return existsSync(join(window.runtimeDirectory, 'git-providers'));
  }

  it('starts no process, opens no connection and loads no client while it is activated', async () => {
    await until('the broker', () => brokerListens() || undefined);
    const [loaded, ...rest] = notes();
    expect(loaded).toEqual({ what: 'load', detail: 'extension.js' });
    expect(rest.slice(0, 2)).toEqual([
      { what: 'activate', detail: 'begin' },
      { what: 'activate', detail: 'end' },
    ]);
  });

  it('then looks once whether curl can reach a socket, and leaves the network alone', async () => {
    await until('the look at curl', () => notes().some(({ what }) => what === 'process') || undefined);
    await window.openActivityBar('Git Providers');
    await window.welcome('Providers');
    const later = notes().slice(3);
    expect(later).toEqual([
      { what: 'process', detail: expect.stringMatching(/curl -q --version$/) as unknown },
    ]);
  });

  it('loads a host’s client, and no other, with the first test of a connection', async () => {
    await addProviderByPalette(window, {
      host: { label: hosts.gitlab.label, baseUrl: hosts.gitlab.baseUrl, productName: 'GitLab' },
      name: 'Practice',
      token: hosts.gitlab.token('full access'),
    });
    await until('the end of the connection test', async () => {
      const seen = await window.currentQuickInput();
      return (seen?.title?.startsWith('Test Connection') === true && !seen.busy) || undefined;
    });
    const loads = notes().filter(({ what }) => what === 'load');
    expect(loads.slice(1).map(({ detail }) => detail)).toEqual([expect.stringMatching(/gitlab\.js$/)]);
    expect(notes().some(({ what }) => what === 'request' || what === 'connection')).toBe(true);
  });
});
