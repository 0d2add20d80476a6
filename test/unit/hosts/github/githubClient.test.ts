import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/core/account/secret';
import { github } from '../../../../src/hosts/github/github';
import type { PracticeHost } from '../../../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { baseUrlOf } from '../baseUrlOf';
import { practiceClient, signal } from '../practiceClient';

let hosts: PracticeHosts;
let host: PracticeHost<'public' | 'server'>;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github'] });
  host = hosts.github;
});
beforeEach(() => {
  host.clearRequests();
});
afterEach(() => {
  host.faults.clear();
});
afterAll(() => hosts.closeAll());

describe('a GitHub client', () => {
  it('tells the account, scopes, expiry and budget with one request', async () => {
    const identity = await (await practiceClient(host, 'full access')).identity(signal);
    expect(identity).toMatchObject({
      ok: true,
      value: {
        username: 'alice',
        displayName: 'Alice Example',
        tokenKind: 'classic',
        scopes: ['admin:repo_hook', 'read:org', 'repo'],
        expiresAt: '2036-01-31T12:00:00.000Z',
        rateLimit: { limit: 5000 },
      },
    });
    expect(host.requests.map(({ path }) => path)).toEqual(['/api.github.com/user']);
    expect(host.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${host.token('full access').token}`,
      'x-github-api-version': '2022-11-28',
    });
  });

  it('asks an Enterprise Server below its own address, and learns its version', async () => {
    const identity = await (await practiceClient(host, 'full access', host.baseUrls.server)).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { username: 'alice' } });
    expect(identity.ok && identity.value.version).toMatch(/^3\./);
    expect(host.requests[0]?.path).toBe('/api/v3/user');
  });

  it('claims nothing about the scopes of a fine-grained token', async () => {
    const identity = await (await practiceClient(host, 'acme only')).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { username: 'alice', tokenKind: 'fineGrained' } });
    expect(identity.ok && identity.value.scopes).toBeUndefined();
  });

  it('accepts the token of an app, which belongs to no user', async () => {
    const client = await practiceClient(host, 'app installation');
    const identity = await client.identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { tokenKind: 'installation' } });
    expect(identity.ok && identity.value.username).toBeUndefined();
    const page = await client.repositories({ organization: 'acme' }, signal);
    expect(page.ok && page.value.repositories.length).toBeGreaterThan(0);
  });

  it('asks once only with a token that was refused', async () => {
    const identity = await (await practiceClient(host, 'expired')).identity(signal);
    expect(identity).toEqual({ ok: false, error: { kind: 'unauthorized', reason: 'unknown' } });
    expect(host.requests).toHaveLength(1);
  });

  it('finds an organization in any letter case, and that the account belongs to it', async () => {
    const client = await practiceClient(host, 'full access');
    expect(await client.organization('ACME', signal)).toEqual({
      ok: true,
      value: { name: 'acme', member: true },
    });
    expect(await client.organization('acmee', signal)).toEqual({ ok: false, error: { kind: 'notFound' } });
  });

  it('takes the own name for an organization, the one of the personal repositories', async () => {
    const client = await practiceClient(host, 'full access');
    expect(await client.organization('alice', signal)).toEqual({
      ok: true,
      value: { name: 'alice', member: true },
    });
    const page = await client.repositories({ organization: 'Alice' }, signal);
    expect(page).toMatchObject({
      ok: true,
      value: { repositories: [{ fullName: 'alice/notes' }], total: 1 },
    });
  });

  it('lists an organization page by page, the most recent first', async () => {
    host.addRepositories('paged', 'service', 7);
    const client = await practiceClient(host, 'full access');
    const names: string[] = [];
    let page: string | undefined;
    do {
      const result = await client.repositories(
        { organization: 'paged', pageSize: 3, ...(page === undefined ? {} : { page }) },
        signal,
      );
      if (!result.ok) throw new Error(result.error.kind);
      names.push(...result.value.repositories.map(({ fullName }) => fullName));
      page = result.value.next;
      expect(result.value.total).toBe(page === undefined ? 7 : undefined);
    } while (page !== undefined);
    expect(names).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `paged/service-${String(number)}`));
    expect(host.requests).toHaveLength(3);
  });

  it('counts with one small request', async () => {
    host.addRepositories('counted', 'service', 12);
    const client = await practiceClient(host, 'full access');
    const page = await client.repositories({ organization: 'counted', pageSize: 1 }, signal);
    expect(page).toMatchObject({ ok: true, value: { total: 12 } });
  });

  it('searches an organization', async () => {
    const client = await practiceClient(host, 'full access');
    const page = await client.repositories({ organization: 'acme', search: 'web' }, signal);
    expect(page).toMatchObject({
      ok: true,
      value: {
        repositories: [{ fullName: 'acme/web', private: true, cloneUrl: host.cloneUrl('acme/web') }],
        total: 1,
      },
    });
  });

  it('searches everything that the account works on', async () => {
    host.addRepositories('many', 'thing', 130);
    const client = await practiceClient(host, 'full access');
    const page = await client.repositories({ search: 'back' }, signal);
    expect(page.ok && page.value.repositories.map(({ fullName }) => fullName)).toEqual(['globex/backend']);
  });

  it('tells that an organization is not there instead of listing nothing', async () => {
    const client = await practiceClient(host, 'full access');
    expect(await client.repositories({ organization: 'nobody' }, signal)).toEqual({
      ok: false,
      error: { kind: 'notFound' },
    });
  });

  it.each([
    [
      { 'X-GitHub-SSO': 'required; url=https://github.com/orgs/acme/sso?authorization_request=AZ' },
      'Resource protected by organization SAML enforcement.',
      { kind: 'ssoRequired', url: 'https://github.com/orgs/acme/sso?authorization_request=AZ' },
    ],
    [
      { 'X-Accepted-GitHub-Permissions': 'members=read,metadata=read; administration=read' },
      'Resource not accessible by personal access token',
      { kind: 'missingScope', missing: ['members=read', 'metadata=read'] },
    ],
    [
      { 'X-OAuth-Scopes': 'gist', 'X-Accepted-OAuth-Scopes': 'repo' },
      'Must have admin rights.',
      { kind: 'missingScope', missing: ['repo'] },
    ],
    [
      { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1900000000' },
      'API rate limit exceeded',
      { kind: 'rateLimited', limit: 'primary', retryAt: '2030-03-17T17:46:40.000Z' },
    ],
    [
      { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '4000', 'Retry-After': '90' },
      'You have exceeded a secondary rate limit.',
      { kind: 'rateLimited', limit: 'secondary', retryAt: expect.stringMatching(/^20/) as string },
    ],
    [
      {},
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      { kind: 'rateLimited', limit: 'secondary', retryAt: expect.stringMatching(/^20/) as string },
    ],
    [
      {},
      'Organization has disabled access via personal access tokens, or they are forbidden.',
      { kind: 'forbidden', said: expect.stringContaining('Organization') as string },
    ],
    [
      {},
      'The organization has an IP allow list enabled',
      { kind: 'ipNotAllowed', said: 'The organization has an IP allow list enabled' },
    ],
  ])('reads a 403 with %o', async (headers, message, error) => {
    host.faults.set('/api.github.com/user', {
      status: 403,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ message }),
    });
    const identity = await (await practiceClient(host, 'full access')).identity(signal);
    expect(identity).toEqual({ ok: false, error });
    expect(host.requests).toHaveLength(1);
  });

  it('takes an answer of another shape for another product', async () => {
    host.faults.set('/api.github.com/user', { status: 200, body: '{"id":1}' });
    const identity = await (await practiceClient(host, 'full access')).identity(signal);
    expect(identity).toEqual({ ok: false, error: { kind: 'notThisHost', seen: 'wrongShape' } });
  });

  it('rejects with the reason of an abort', async () => {
    host.faults.set('/api.github.com', { hang: true });
    const controller = new AbortController();
    const call = (await practiceClient(host, 'full access')).organization('acme', controller.signal);
    setTimeout(() => {
      controller.abort('enough');
    }, 20);
    await expect(call).rejects.toBe('enough');
  });

  it('tells a name that does not resolve', async () => {
    const account = { token: new Secret(host.token('full access').token) };
    const client = await github.connect(baseUrlOf('https://no-such-host.invalid'), account);
    expect(await client.identity(signal)).toMatchObject({
      ok: false,
      error: { kind: 'unreachable', origin: 'https://no-such-host.invalid' },
    });
  });
});
