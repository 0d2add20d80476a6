import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderByPalette, formTestSentence } from './addProvider';
import { until } from './until';
import { readNotes, watchedExtension, type Note } from './watchedExtension';
import { openWorkbench, type Workbench } from './workbench';

/** Milliseconds in which whatever else a start brings would show. */
const calmTime = 3_000;

describe('Git Providers in a window that has just opened', () => {
  let directory: string;
  let file: string;
  let hosts: PracticeHosts;
  let window: Workbench;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gp-'));
    file = join(directory, 'watched');
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    const extension = await watchedExtension(directory);
    window = await openWorkbench({ directory, extension, extraEnv: { GIT_PROVIDERS_WATCH: file } });
  });

  afterAll(async () => {
    await window.close();
    await hosts.closeAll();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  function did(what: string): readonly string[] {
    return readNotes(file).flatMap((note) => (note.what === what ? [note.detail] : []));
  }

  it('starts no process, opens no connection and loads no client of a host while it is activated', async () => {
    const notes = await until('the end of the activation', () => {
      const seen = readNotes(file);
      return seen.some(({ detail }) => detail === 'ends') ? seen : undefined;
    });
    const [begins, ends]: readonly (Note | undefined)[] = notes;
    expect([begins, ends]).toEqual([
      { what: 'activation', detail: 'begins' },
      { what: 'activation', detail: 'ends' },
    ]);
  });

  it('then looks once at what the Git of this machine can do, and asks nothing of the network', async () => {
    await until('the looks at programs', () => did('process').length > 1 || undefined);
    await sleep(calmTime);
    expect([...did('process')].sort()).toEqual([
      expect.stringMatching(/git --version$/),
      expect.stringMatching(/git credential-cache --socket \S+ exit$/),
    ]);
    expect(readNotes(file)).toHaveLength(4);
  });

  it('loads the client of the host whose connection is tested, and no other', async () => {
    await addProviderByPalette(window, {
      host: { label: hosts.gitlab.label, baseUrl: hosts.gitlab.baseUrl, productName: 'GitLab' },
      name: 'Practice',
      token: hosts.gitlab.token('full access'),
    });
    await formTestSentence(window, 'Connected as');
    expect(new Set(did('load'))).toEqual(new Set(['./hosts/gitlab.js']));
    expect(did('request').every((url) => url.startsWith(hosts.gitlab.baseUrl))).toBe(true);
    expect(did('request').length).toBeGreaterThan(0);
  });
});
