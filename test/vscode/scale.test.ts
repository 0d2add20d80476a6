import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { after, before, describe, it } from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import { userScope } from '../../src/core/provider/provider';
import { requestedUrl } from '../../src/core/credential/requestedUrl';
import type { Services } from '../../src/services';
import { until } from '../browser/until';
import { openServices } from './openServices';

const few = 10;
const many = 1_000;
const projects = 10_000;

describe('A thousand providers and ten thousand projects', function () {
  this.timeout(120_000);
  let services: Services;
  let user: string;
  let original: string;

  before(async () => {
    services = await openServices();
    user = services.userSettings ?? '';
    original = await readFile(user, 'utf8');
  });

  after(async () => {
    await writeFile(user, original);
    await services.settings.refresh();
    await until(
      'the settings as they were',
      () => services.directory.current().providers.length === 0 || undefined,
    );
  });

  const id = (kind: number, number: number): string =>
    `${String(kind).repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;

  async function fill(count: number, projectCount: number): Promise<void> {
    const settings = JSON.parse(original) as Record<string, unknown>;
    settings['gitProviders.providers'] = Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        id(1, number),
        {
          name: `Provider ${String(number)}`,
          type: 'gitlab',
          baseUrl: 'https://gitlab.acme.com',
          organization: `org${String(number)}`,
        },
      ]),
    );
    settings['gitProviders.projects'] = Object.fromEntries(
      Array.from({ length: projectCount }, (_, number) => [
        id(2, number),
        {
          name: `Project ${String(number)}`,
          repositoryUrl: `https://gitlab.acme.com/org${String(number % count)}/p${String(number)}.git`,
          providerId: id(1, number % count),
        },
      ]),
    );
    await writeFile(user, JSON.stringify(settings, undefined, 2));
    await services.settings.refresh();
    await until('the providers', () => services.directory.current().providers.length === count || undefined);
    assert.equal(services.directory.current().projects.length, projectCount);
  }

  async function edit(round: number): Promise<number> {
    const provider = services.directory.current().byId.get(id(1, 3));
    assert.ok(provider);
    const began = performance.now();
    const saved = await services.directory.save({ ...provider, name: `Renamed ${String(round)}` }, userScope);
    assert.ok(saved.ok, JSON.stringify(saved));
    return performance.now() - began;
  }

  async function lookUp(): Promise<number> {
    const url = requestedUrl({ protocol: 'https', host: 'gitlab.acme.com', path: 'org7/p7.git' });
    assert.ok(url);
    await services.resolver.resolve(url, { includeWorkspace: true });
    const began = performance.now();
    for (let times = 0; times < 20; times++) await services.resolver.resolve(url, { includeWorkspace: true });
    return (performance.now() - began) / 20;
  }

  async function median(measure: (round: number) => Promise<number>): Promise<number> {
    const times: number[] = [];
    for (let round = 0; round < 7; round++) times.push(await measure(round));
    return times.sort((a, b) => a - b)[3] ?? 0;
  }

  /** What VS Code takes for the smallest change of its own in that file: no edit can be faster. */
  async function change(round: number): Promise<number> {
    const began = performance.now();
    const configuration = workspace.getConfiguration('gitProviders');
    await configuration.update('defaultProvider', id(1, round), ConfigurationTarget.Global);
    return performance.now() - began;
  }

  it('are looked up as fast as ten of each, and edited in about the time of any change', async () => {
    await fill(few, few);
    const small = await median(lookUp);
    await fill(many, projects);
    const large = await median(lookUp);
    const [edited, changed] = [await median(edit), await median(change)];
    const figures = { lookUpGrowth: large / small, editMs: edited, editOverChange: edited / changed };
    console.log(JSON.stringify(figures));
    assert.ok(figures.lookUpGrowth < 3, `lookups grow by ${String(figures.lookUpGrowth)}`);
    assert.ok(figures.editOverChange < 3, `an edit takes ${String(figures.editOverChange)} times as long`);
  });
});
