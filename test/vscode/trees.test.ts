import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { after, before, describe, it } from 'mocha';
import { MarkdownString } from 'vscode';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { createProvidersContent, type ProvidersContent } from '../../src/ui/tree/providersContent';
import { projectsContent } from '../../src/ui/tree/projectsContent';
import { providerTooltip } from '../../src/ui/tree/providerTooltip';
import { createRepositoryListings } from '../../src/ui/tree/repositoryListings';
import type { Row } from '../../src/ui/tree/row';
import { rowItem } from '../../src/ui/tree/rowItem';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

describe('The trees', function () {
  this.timeout(120_000);
  let services: Services;
  let content: ProvidersContent;

  before(async () => {
    services = await openServices();
    const listings = createRepositoryListings({
      ...services,
      verify: (provider, account) => services.tester.verify(provider, account),
    });
    content = createProvidersContent({ ...services, listings, openRemote: () => undefined });
  });

  const item = (row: Row) => Promise.resolve(rowItem(services, row, content.isGrouped()));
  const labels = async (rows: readonly Row[]): Promise<readonly unknown[]> =>
    (await Promise.all(rows.map(item))).map(({ label }) => label);

  describe('of a provider', () => {
    let hosts: PracticeHosts;
    let provider: Provider;

    before(async () => {
      hosts = await startPracticeHosts({ only: ['gitlab'] });
      provider = await addPracticeProvider(services, {
        host: hosts.gitlab,
        baseUrl: hosts.gitlab.baseUrl,
        organization: 'acme',
        tokenLabel: 'full access',
      });
    });

    after(async () => {
      await removePracticeProvider(services, provider);
      await hosts.closeAll();
    });

    it('have the details, the checks once there was a test, and its repositories', async () => {
      const row = content.providerRow(provider.id);
      const details = await content.children(row);
      assert.deepEqual(await labels(details), ['Account', 'Group', 'Token', 'Last Test', 'Repositories']);
      const lastTest = details.find((each) => each.kind === 'detail' && each.detail === 'lastTest');
      assert.ok(lastTest);
      assert.equal((await item(lastTest)).description, 'not tested');
      assert.deepEqual(await content.children(lastTest), []);
      const report = await services.tester.test(provider, AbortSignal.timeout(30_000));
      assert.ok(report.ok);
      const checks = await content.children(lastTest);
      assert.equal(checks.length, report.value.checks.length);
      const seen = await Promise.all(checks.map(item));
      assert.ok(seen.every(({ description }) => /^(passed|warning|skipped) · ./.test(String(description))));
      const repositories = await content.children(content.repositoriesRow(provider.id));
      assert.ok(repositories.every(({ kind }) => kind === 'repository'));
      assert.ok((await labels(repositories)).includes('web'));
    });

    it('say in the tooltip who, what the token may do and when it was tested, with nothing read as Markdown', async () => {
      const { scope, ...definition } = provider;
      const saved = await services.directory.save(
        { ...definition, name: 'A *bold* [name](command:x)' },
        scope,
      );
      assert.ok(saved.ok);
      const { value } = await providerTooltip(services, saved.value);
      const text = value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
      for (const part of ['**Account** alice', '**Scopes** ', '**Last Test** ', '**Token** ']) {
        assert.ok(text.includes(part), `${part} in ${text}`);
      }
      const literal = new MarkdownString().appendText('A *bold* [name](command:x)').value;
      assert.ok(value.includes(literal));
    });
  });

  describe('of a thousand providers and ten thousand projects', () => {
    const many = 1_000;
    let user: string;
    let original: string;

    before(async () => {
      user = services.userSettings ?? '';
      original = await readFile(user, 'utf8');
      const settings = JSON.parse(original) as Record<string, unknown>;
      const id = (kind: number, number: number): string =>
        `${String(kind).repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
      const entries = (kind: number, count: number, entry: (number: number) => object) =>
        Object.fromEntries(Array.from({ length: count }, (_, number) => [id(kind, number), entry(number)]));
      settings['gitProviders.providers'] = entries(1, many, (number) => ({
        name: `Provider ${String(number)}`,
        type: 'gitlab',
        baseUrl: 'https://gitlab.acme.com',
        organization: `org${String(number)}`,
      }));
      settings['gitProviders.projects'] = entries(2, many * 10, (number) => ({
        name: `Project ${String(number)}`,
        repositoryUrl: `https://gitlab.acme.com/org${String(number % many)}/p${String(number)}.git`,
        providerId: id(1, number % many),
      }));
      await writeFile(user, JSON.stringify(settings));
      await services.settings.refresh();
      await until('the providers', () => services.directory.current().providers.length === many || undefined);
    });

    after(async () => {
      await writeFile(user, original);
      await services.settings.refresh();
      await until('the end', () => services.directory.current().providers.length === 0 || undefined);
    });

    /** What else is to be told of the settings has a row of its own before them. */
    const providerRows = async () =>
      (await content.children(undefined)).filter(({ kind }) => kind === 'provider');

    it('cost no more a row than a hundred do, once their accounts are known', async () => {
      const draw = async (count: number): Promise<number> => {
        const began = performance.now();
        const items = await Promise.all((await providerRows()).slice(0, count).map(item));
        const ms = performance.now() - began;
        assert.equal(items.length, count);
        assert.equal(items[0]?.description, 'org0 · token missing');
        return ms;
      };
      await draw(many);
      const growth: number[] = [];
      // Other parts of the window look at so many new providers too: the quickest round is the least disturbed.
      for (let round = 0; round < 10; round++) {
        const hundred = await draw(many / 10);
        growth.push((await draw(many)) / hundred);
      }
      assert.ok(Math.min(...growth) < 25, `it took ${growth.join(', ')} times as long`);
    });

    it('give the same row for a provider as long as there is one', async () => {
      const [first] = await providerRows();
      const [again] = await providerRows();
      assert.ok(first !== undefined && first === again);
    });

    it('have a closed group for each provider’s projects', async () => {
      const projects = projectsContent(services);
      const groups = await projects.children(undefined);
      assert.equal(groups.length, many);
      const [group] = groups;
      assert.ok(group);
      assert.equal((await projects.item(group)).collapsibleState, 1);
      const rows = await projects.children(group);
      assert.equal(rows.length, 10);
      const [row] = rows;
      assert.ok(row);
      assert.equal((await projects.item(row)).description, 'org0/p0 · token missing');
    });
  });
});
