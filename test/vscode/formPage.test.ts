import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'mocha';
import { window } from 'vscode';
import { Secret } from '../../src/core/account/secret';
import { parseBaseUrl } from '../../src/core/provider/baseUrl';
import { userScope, type Provider } from '../../src/core/provider/provider';
import { openForms } from '../../src/ui/form/openForms';
import { until } from '../browser/until';
import { assertSaved, createFormWorld, type FormWorld } from './formWorld';

describe('The provider form, to its page,', function () {
  this.timeout(90_000);
  let world: FormWorld;

  before(async () => {
    world = await createFormWorld();
  });
  afterEach(() => world.reset());
  after(() => world.close());

  it('tests what stands in the form, with the token that is not saved, and keeps nothing of it', async () => {
    const page = await world.open();
    const draft = world.gitlabDraft(page.model);
    const outcome = await page.request('test', { draft, token: world.token('read only') });
    assert.equal(outcome.checks.length, 12);
    assert.equal(world.services.directory.current().providers.length, 0);
    const details = await page.event('details');
    assert.ok(details.scopes.some(({ state }) => state === 'missing'));
    const other = await page.request('describe', { draft, token: world.token('full access') });
    assert.ok(other.scopes.every(({ state }) => state === 'unknown'));
  });

  it('begins with the address of the public host, and has that of each type', async () => {
    const { model } = await world.open();
    const publicUrls = [...world.services.hosts.values()].map(({ publicBaseUrl }) => publicBaseUrl);
    assert.equal(model.draft.baseUrl, publicUrls[0]);
    assert.deepEqual(
      model.types.map(({ baseUrl }) => baseUrl),
      publicUrls,
    );
  });

  it('ends a test when it is cancelled, and another one when the next begins', async () => {
    world.hosts.gitlab.faults.set('/', { hang: true });
    const page = await world.open();
    const entry = { draft: world.gitlabDraft(page.model), token: world.token('full access') };
    const first = page.request('test', entry);
    const second = page.request('test', entry);
    assert.deepEqual(await first, {
      sentence: (await first).sentence,
      sign: 'skipped',
      remedies: [],
      checks: [],
    });
    await page.request('cancelTest', {});
    assert.equal((await second).sign, 'skipped');
  });

  it('offers the organization that was meant, fills it in and tests again', async () => {
    const page = await world.open();
    const draft = world.gitlabDraft(page.model, { organization: 'acmee' });
    const outcome = await page.request('test', { draft, token: world.token('full access') });
    const use = outcome.remedies.find(({ label }) => label.includes('“acme”'));
    assert.ok(use, JSON.stringify(outcome));
    await page.request('remedy', { key: use.key });
    assert.deepEqual(await page.event('fill'), { organization: 'acme' });
    assert.match((await page.event('tested')).sentence, /Connected/);
    assert.equal(world.services.directory.current().providers.length, 0);
  });

  it('finds the product behind an address without a token, and offers its type', async () => {
    const page = await world.open();
    const draft = world.gitlabDraft(page.model, { type: 'github' });
    const found = await page.request('detect', { draft });
    assert.equal(found.type, 'gitlab');
    assert.equal(found.typeLabel, 'Use GitLab');
    assert.equal((await page.request('detect', { draft: { ...draft, type: 'gitlab' } })).type, undefined);
    assert.deepEqual(world.credentials(), []);
    const closed = await page.request('detect', { draft: { ...draft, baseUrl: 'http://127.0.0.1:1' } });
    assert.equal(closed.note?.severity, 'information');
  });

  it('fills itself in from a repository’s address, and tells a token by its form', async () => {
    const page = await world.open();
    const pasted = await page.request('paste', {
      text: 'https://alice:hunter2@gitlab.com/acme/backend/api.git',
      draft: page.model.draft,
    });
    assert.ok(pasted.kind === 'repository');
    assert.deepEqual(
      [pasted.draft.type, pasted.draft.baseUrl, pasted.draft.organization, pasted.draft.name],
      ['gitlab', 'https://gitlab.com', 'acme/backend', 'acme/backend on GitLab'],
    );
    assert.match(pasted.sentence, /left out/);
    const told = await page.request('paste', { text: world.token('full access'), draft: page.model.draft });
    assert.ok(told.kind === 'token');
    assert.deepEqual([told.draft.type, told.draft.baseUrl], ['gitlab', 'https://gitlab.com']);
  });

  it('follows what is changed elsewhere, except where the user has typed', async () => {
    const page = await world.add();
    const { draft } = await page.request('open', {});
    await page.request('keep', { draft: { ...draft, organization: 'typed' }, changed: true });
    const { scope, ...definition } = world.saved('Acme GitLab');
    const elsewhere = { ...definition, name: 'Elsewhere', organization: 'globex' };
    assert.ok((await world.services.directory.save(elsewhere, scope)).ok);
    const model = await until('the new name', async () => {
      const next = await page.event('model');
      return next.stored.name === 'Elsewhere' ? next : undefined;
    });
    assert.deepEqual([model.draft.name, model.draft.organization], ['Elsewhere', 'typed']);
    const { draft: unsaved } = page.form.unsaved() ?? {};
    assert.equal(unsaved?.organization, 'typed');
  });

  it('is gone with its provider', async () => {
    const page = await world.add();
    assert.ok((await world.services.directory.remove(world.saved('Acme GitLab'))).ok);
    await until('the end of the form', () => page.seen.includes('gone') || undefined);
  });

  it('answers requests that it must not make with a refusal, and changes nothing', async () => {
    const page = await world.add();
    const before = JSON.stringify(world.services.directory.current().providers);
    const draft = world.gitlabDraft(page.model);
    const wrong: readonly (readonly [string, unknown])[] = [
      ['save', undefined],
      ['save', { draft: { ...draft, status: 'deleted' }, token: '' }],
      ['save', { draft: { ...draft, name: 7 }, token: '' }],
      ['save', { draft, token: { open: 'x' } }],
      ['keep', { draft: null, changed: true }],
      ['remedy', { key: 7 }],
      ['remove', { id: 'x' }],
      ['__proto__', {}],
      ['constructor', {}],
      ['readToken', {}],
    ];
    for (const [index, [method, params]] of wrong.entries()) {
      const id = 1000 + index;
      assert.equal(await page.send({ kind: 'request', id, method, params }, id), false, method);
    }
    assert.equal(await page.request('remedy', { key: 'remedy99' }), null);
    assert.equal(JSON.stringify(world.services.directory.current().providers), before);
  });

  it('never gets a stored token, nor a part of one', async () => {
    const parsed = parseBaseUrl(world.hosts.gitlab.baseUrls.server);
    assert.ok(parsed.ok);
    const provider: Provider = {
      id: randomUUID(),
      name: 'Canary',
      type: 'gitlab',
      baseUrl: parsed.value,
      status: 'active',
      scope: userScope,
    };
    const { scope, ...definition } = provider;
    const canary = world.token('full access');
    assert.ok((await world.services.saver.add(definition, scope, { token: new Secret(canary) })).ok);
    const page = await world.open({ providerId: provider.id });
    const { draft } = page.model;
    await page.request('describe', { draft, token: '' });
    await page.request('detect', { draft });
    await page.request('test', { draft, token: '' });
    assertSaved(await page.request('save', { draft: { ...draft, username: 'carol' }, token: '' }));
    await page.event('tested');
    await page.request('save', { draft: { ...draft, baseUrl: `${draft.baseUrl}/git` }, token: '' });
    const all = page.sent.join('\n');
    assert.ok(all.length > 1000);
    for (let i = 0; i + 8 <= canary.length; i++) {
      const part = canary.slice(i, i + 8);
      assert.equal(all.includes(part), false, `a message holds the part ${i} of the token`);
    }
  });

  it('is one panel for each provider, and tells what became of it', async () => {
    await world.add();
    const { id } = world.saved('Acme GitLab');
    const opened = openForms(world.parts);
    const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    const first = opened.open({ kind: 'edit', providerId: id });
    const second = opened.open({ kind: 'edit', providerId: id, field: 'organization' });
    const added = opened.open({ kind: 'add', prefill: { type: 'gitlab', organization: 'acme' } });
    await until(
      'two tabs',
      () => (tabs().includes('Add Provider') && tabs().includes('Acme GitLab')) || undefined,
    );
    assert.equal(tabs().filter((label) => label === 'Acme GitLab').length, 1);
    await window.tabGroups.close(window.tabGroups.all.flatMap((group) => group.tabs));
    assert.deepEqual(await Promise.all([first, second, added]), [undefined, undefined, undefined]);
    assert.equal(await opened.open({ kind: 'edit', providerId: randomUUID() }), undefined);
  });
});
