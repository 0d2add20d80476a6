import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import type { FormDraft } from '../../src/shared/form/formContract';
import { assertSaved, createFormWorld, type FormWorld } from './formWorld';

describe('The provider form, on saving,', function () {
  this.timeout(90_000);
  let world: FormWorld;

  before(async () => {
    world = await createFormWorld();
  });
  afterEach(() => world.reset());
  after(() => world.close());

  it('saves a new provider at once, makes the first one the default, and tests it by itself', async () => {
    const page = await world.open();
    assert.equal(page.model.mode, 'add');
    assert.equal(page.model.focus, 'token');
    const model = assertSaved(
      await page.request('save', {
        draft: world.gitlabDraft(page.model),
        token: ` ${world.token('acme only')} `,
      }),
    );
    assert.equal(model.mode, 'edit');
    assert.equal(model.draft.isDefault, true);
    assert.deepEqual(page.seen, ['saved Acme GitLab']);
    await page.event('testing');
    const tested = await page.event('tested');
    assert.match(tested.sentence, /Connected as/);
    const provider = world.saved('Acme GitLab');
    assert.equal(world.services.health.read(provider.id)?.outcome, 'connected');
    const learnt = await page.event('model');
    assert.notEqual(learnt.draft.username, '');
    const details = await page.request('describe', { draft: learnt.draft, token: '' });
    assert.ok(details.scopes.every(({ state }) => state === 'granted'));
    assert.deepEqual(details.problems, {});
  });

  it('saves while the host is away, and keeps the failed test on the page', async () => {
    world.hosts.gitlab.faults.set('/', { status: 503 });
    const page = await world.open();
    assertSaved(
      await page.request('save', { draft: world.gitlabDraft(page.model), token: world.token('acme only') }),
    );
    const tested = await page.event('tested');
    assert.equal(tested.sign, 'failed');
    assert.ok(tested.remedies.length > 0);
    assert.ok((await world.services.accounts.read(world.saved('Acme GitLab'))).ok);
  });

  it('names every field that cannot stand, and saves nothing then', async () => {
    await world.add();
    const page = await world.open();
    const draft: FormDraft = {
      ...world.gitlabDraft(page.model, { name: 'acme gitlab', baseUrl: 'http://gitlab.acme.com' }),
      organization: 'acme//web',
      rotationDays: 'soon',
      helpUrl: 'http://wiki.acme.com',
      environment: 'x'.repeat(61),
    };
    const outcome = await page.request('save', { draft, token: '' });
    assert.ok(outcome.kind === 'invalid');
    assert.equal(outcome.first, 'name');
    assert.deepEqual(Object.keys(outcome.details.problems).sort(), [
      'baseUrl',
      'environment',
      'helpUrl',
      'name',
      'organization',
      'rotationDays',
      'token',
    ]);
    assert.equal(world.services.directory.current().providers.length, 1);
  });

  it('asks for the email only where the host wants it', async () => {
    const page = await world.open();
    const draft = { ...page.model.draft, type: 'bitbucket', baseUrl: world.hosts.bitbucket.baseUrls.public };
    const blank = await page.request('describe', { draft, token: '' });
    assert.equal(blank.needsEmail, true);
    assert.ok(blank.problems.email);
    assert.equal(blank.asksExpiry, true);
    const access = world.hosts.bitbucket.token('repository access token').token;
    assert.equal((await page.request('describe', { draft, token: access })).needsEmail, false);
  });

  it('keeps the stored token where the field is left blank', async () => {
    const page = await world.add();
    const { draft } = await page.request('open', {});
    const before = await world.services.accounts.read(world.saved('Acme GitLab'));
    assertSaved(await page.request('save', { draft: { ...draft, organization: 'globex' }, token: '' }));
    await page.event('tested');
    const provider = world.saved('Acme GitLab');
    assert.equal(provider.organization, 'globex');
    const after = await world.services.accounts.read(provider);
    assert.ok(before.ok && after.ok && after.value.token.equals(before.value.token.open()));
  });

  it('replaces the token at once, and takes the username from the new one', async () => {
    const page = await world.add();
    const { draft } = await page.request('open', {});
    assertSaved(await page.request('save', { draft, token: world.token('bob') }));
    await page.event('tested');
    const account = await world.services.accounts.read(world.saved('Acme GitLab'));
    assert.ok(account.ok && account.value.token.equals(world.token('bob')));
    assert.equal(account.value.username, 'bob');
  });

  it('changes username and name without the token', async () => {
    const page = await world.add();
    const { draft } = await page.request('open', {});
    const model = assertSaved(
      await page.request('save', { draft: { ...draft, username: 'carol', name: 'Renamed' }, token: '' }),
    );
    assert.equal(model.title, 'Renamed');
    const account = await world.services.accounts.read(world.saved('Renamed'));
    assert.ok(account.ok && account.value.username === 'carol');
    assert.ok(account.value.token.equals(world.token('full access')));
  });

  it('sends the stored token to no other server, and wants a new one for it', async () => {
    const page = await world.add();
    const { draft } = await page.request('open', {});
    const moved = { ...draft, baseUrl: world.hosts.bitbucket.baseUrls.public };
    world.hosts.bitbucket.clearRequests();
    const details = await page.request('describe', { draft: moved, token: '' });
    assert.match(details.problems.token ?? '', /is not sent to/);
    assert.equal(details.storedToken, undefined);
    assert.equal((await page.request('test', { draft: moved, token: '' })).checks.length, 0);
    assert.equal((await page.request('save', { draft: moved, token: '' })).kind, 'invalid');
    assert.deepEqual(world.hosts.bitbucket.requests, []);
  });

  it('lets the stored token follow to another path of its server only when the user says so', async () => {
    const page = await world.add();
    const { draft } = await page.request('open', {});
    const moved = { ...draft, baseUrl: `${draft.baseUrl}/git` };
    world.hosts.gitlab.clearRequests();
    assert.equal((await page.request('test', { draft: moved, token: '' })).checks.length, 0);
    const asked = await page.request('save', { draft: moved, token: '' });
    assert.equal(asked.kind, 'tokenFollows');
    assert.deepEqual(world.credentials(), []);
    assert.equal(world.saved('Acme GitLab').baseUrl.href, draft.baseUrl);
    assertSaved(await page.request('save', { draft: moved, token: '', tokenFollows: true }));
    const provider = world.saved('Acme GitLab');
    assert.equal(provider.baseUrl.href, moved.baseUrl);
    assert.ok((await world.services.accounts.read(provider)).ok);
  });

  it('clears the default with the provider’s activity, and says so', async () => {
    const page = await world.add();
    const { draft } = await page.request('open', {});
    const outcome = await page.request('save', { draft: { ...draft, status: 'inactive' }, token: '' });
    assert.equal(assertSaved(outcome).draft.isDefault, false);
    assert.ok(outcome.kind === 'saved' && outcome.sentence.includes('no default now'));
    assert.equal(world.services.directory.current().defaultProvider, undefined);
  });
});
