import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import type { GitHost } from '../../../src/core/host/gitHost';
import { bitbucket } from '../../../src/hosts/bitbucket/bitbucket';
import { github } from '../../../src/hosts/github/github';
import { gitlab } from '../../../src/hosts/gitlab/gitlab';
import { hostOfType, hosts } from '../../../src/hosts/hosts';
import {
  atlassianToken,
  bitbucketAppPassword,
  dataCenterToken,
  githubFineGrained,
  githubToken,
  gitlabOauth,
  gitlabRoutable,
  gitlabToken,
} from '../../hosts/core/tokenShapes';
import { baseUrlOf } from './baseUrlOf';

const githubCom = baseUrlOf('https://github.com');
const gitlabCom = baseUrlOf('https://gitlab.com');
const cloud = baseUrlOf('https://bitbucket.org');
const dataCenter = baseUrlOf('https://git.acme.com/bitbucket');

describe('the list of hosts', () => {
  it('finds a host by the type that settings spell', () => {
    expect(hosts.map(({ type }) => type)).toEqual(['github', 'gitlab', 'bitbucket']);
    expect(hostOfType('gitlab')?.label).toBe('GitLab');
    expect(hostOfType('gitea')).toBeUndefined();
  });
});

describe('the deployment at a base URL', () => {
  it.each([
    [github, 'https://github.com', 'GitHub', 'organization'],
    [github, 'https://acme.ghe.com', 'GHE.com', 'organization'],
    [github, 'https://github.com.evil.tld', 'GitHub Enterprise Server', 'organization'],
    [github, 'http://127.0.0.1:7990/github.com', 'GitHub', 'organization'],
    [gitlab, 'https://gitlab.com', 'GitLab.com', 'group'],
    [gitlab, 'https://acme.com/gitlab', 'GitLab Self-Managed', 'group'],
    [bitbucket, 'https://bitbucket.org', 'Bitbucket Cloud', 'workspace'],
    [bitbucket, 'http://127.0.0.1:7990/bitbucket.org', 'Bitbucket Cloud', 'workspace'],
    [bitbucket, 'https://bitbucket.acme.com', 'Bitbucket Data Center', 'project'],
  ] as const)('of %o at %s is %s', (host: GitHost, url, name, term) => {
    expect(host.deployment(baseUrlOf(url))).toBe(name);
    expect(host.organizationTerm(baseUrlOf(url))).toBe(term);
  });
});

describe('the shape of a token', () => {
  const without = (text: string) => text.slice(0, 12) + text.slice(13);

  it.each([
    [github, githubToken('ghp', 'a'), { kind: 'classic' }],
    [github, githubToken('gho', 'a'), { kind: 'oauth' }],
    [github, without(githubToken('ghp', 'a')), { kind: 'classic', warning: 'truncated' }],
    [github, githubToken('ghp', 'a').replace(/.$/, '!'), { kind: 'classic', warning: 'truncated' }],
    [github, githubFineGrained('a'), { kind: 'fineGrained' }],
    [github, `ghs_${'a.'.repeat(260)}`, { kind: 'installation' }],
    [github, `ghr_${'a'.repeat(76)}`, { kind: 'refresh', warning: 'wrongKind', wrongBecause: 'refreshOnly' }],
    [github, '0123456789abcdef0123456789abcdef01234567', {}],
    [gitlab, gitlabToken('glpat', 'a'), { kind: 'personal' }],
    [gitlab, without(gitlabToken('glpat', 'a')), { kind: 'personal', warning: 'truncated' }],
    [gitlab, gitlabRoutable('a'), { kind: 'personal' }],
    [gitlab, without(gitlabRoutable('a')), { kind: 'personal', warning: 'truncated' }],
    [gitlab, gitlabToken('gldt', 'a'), { kind: 'deploy', warning: 'wrongKind', wrongBecause: 'gitOnly' }],
    [gitlab, 'glcbt-64_abc', { kind: 'job', warning: 'wrongKind', wrongBecause: 'jobOnly' }],
    [gitlab, 'glptt-abc', { kind: 'trigger', warning: 'wrongKind', wrongBecause: 'triggerOnly' }],
    [gitlab, gitlabOauth('a'), { kind: 'oauth' }],
    [gitlab, 'acme-AbCdEfGhIjKlMnOpQrSt', {}],
    [bitbucket, atlassianToken('ATATT3', 'a'), { kind: 'apiToken' }],
    [bitbucket, atlassianToken('ATCTT3', 'a'), { kind: 'accessToken' }],
    [bitbucket, bitbucketAppPassword('a'), { kind: 'appPassword', warning: 'dead' }],
    [bitbucket, dataCenterToken('a', true), { kind: 'httpAccessToken' }],
    [bitbucket, dataCenterToken('a', false), { kind: 'httpAccessToken' }],
    [bitbucket, 'secret', {}],
  ] as const)('of %o: %s', (host: GitHost, token, shape) => {
    expect(host.recognizeToken(new Secret(token))).toEqual(shape);
  });

  it('knows the checksum of a token that GitHub has published', () => {
    const published = new Secret(['ghp', 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17'].join('_'));
    expect(github.recognizeToken(published)).toEqual({ kind: 'classic' });
  });
});

describe('the email', () => {
  it('is needed for everything on Bitbucket Cloud but access tokens, and nowhere else', () => {
    const apiToken = new Secret(atlassianToken('ATATT3', 'a'));
    expect(bitbucket.needsEmail(cloud, apiToken)).toBe(true);
    expect(bitbucket.needsEmail(cloud, new Secret('unknown'))).toBe(true);
    expect(bitbucket.needsEmail(baseUrlOf('http://127.0.0.1:7990/bitbucket.org'), apiToken)).toBe(true);
    expect(bitbucket.needsEmail(cloud, new Secret(atlassianToken('ATCTT3', 'a')))).toBe(false);
    expect(bitbucket.needsEmail(dataCenter, new Secret(dataCenterToken('a', true)))).toBe(false);
    expect(github.needsEmail(githubCom, apiToken) || gitlab.needsEmail(gitlabCom, apiToken)).toBe(false);
  });
});

describe('what Git sends as the user name', () => {
  it.each([
    [github, githubCom, githubToken('ghp', 'a'), 'alice', 'alice'],
    [github, githubCom, githubToken('ghp', 'a'), undefined, 'x-access-token'],
    [github, githubCom, githubToken('ghs', 'a'), 'alice', 'x-access-token'],
    [gitlab, gitlabCom, gitlabToken('glpat', 'a'), 'alice', 'alice'],
    [gitlab, gitlabCom, gitlabToken('glpat', 'a'), undefined, 'oauth2'],
    [gitlab, gitlabCom, gitlabOauth('a'), 'alice', 'oauth2'],
    [gitlab, gitlabCom, gitlabToken('gldt', 'a'), 'gitlab+deploy-token-1', 'gitlab+deploy-token-1'],
    [bitbucket, cloud, atlassianToken('ATATT3', 'a'), 'alice', 'x-bitbucket-api-token-auth'],
    [bitbucket, cloud, atlassianToken('ATCTT3', 'a'), undefined, 'x-token-auth'],
    [bitbucket, dataCenter, dataCenterToken('a', true), 'alice', 'alice'],
    [bitbucket, dataCenter, dataCenterToken('a', true), undefined, 'x-token-auth'],
  ] as const)('for %o at %o with %s of %s is %s', (host: GitHost, baseUrl, text, username, expected) => {
    const token = new Secret(text);
    const account = { token, email: 'alice@acme.example', ...(username === undefined ? {} : { username }) };
    expect(host.gitCredential(baseUrl, account)).toEqual({ username: expected, password: token });
  });
});

describe('a path below the base URL', () => {
  it.each([
    [github, githubCom, 'acme/web', 'acme', 'web'],
    [github, githubCom, 'acme/web.git', 'acme', 'web'],
    [github, githubCom, 'acme/web.git/info/lfs/objects/batch', 'acme', 'web'],
    [github, githubCom, 'acme/web/info/refs', 'acme', 'web'],
    [github, githubCom, 'acme/web/git-upload-pack', 'acme', 'web'],
    [github, githubCom, 'acme/web.git/git-receive-pack', 'acme', 'web'],
    [github, githubCom, 'acme/web/tree/main/src', 'acme', 'web'],
    [github, githubCom, 'acme/acme.github.io', 'acme', 'acme.github.io'],
    [gitlab, gitlabCom, 'acme/platform/tools/web.git', 'acme/platform/tools', 'web'],
    [gitlab, gitlabCom, 'acme/platform/web/-/merge_requests/1', 'acme/platform', 'web'],
    [gitlab, gitlabCom, 'acme/platform/web/info/lfs/locks', 'acme/platform', 'web'],
    [bitbucket, cloud, 'acme/web.git/info/lfs', 'acme', 'web'],
    [bitbucket, cloud, 'acme/web/src/main/README.md', 'acme', 'web'],
    [bitbucket, dataCenter, 'scm/acme/web.git/info/lfs', 'acme', 'web'],
    [bitbucket, dataCenter, 'scm/~alice/notes.git', '~alice', 'notes'],
    [bitbucket, dataCenter, 'projects/ACME/repos/web/browse', 'ACME', 'web'],
    [bitbucket, dataCenter, 'users/alice/repos/notes/browse', '~alice', 'notes'],
  ] as const)(
    'on %o at %o, %s, names %s and %s',
    (host: GitHost, baseUrl, path, organization, repository) => {
      const read = host.readRepositoryPath(baseUrl, path.split('/'));
      expect(read).toEqual({ organization: organization.split('/'), repository });
    },
  );

  it.each([
    [github, githubCom, 'acme'],
    [github, githubCom, 'acme/.git'],
    [gitlab, gitlabCom, 'acme.git'],
    [gitlab, gitlabCom, '-/profile'],
    [bitbucket, cloud, ''],
    [bitbucket, dataCenter, 'scm/acme'],
    [bitbucket, dataCenter, 'acme/web.git'],
  ] as const)('on %o at %o, %s, names no repository', (host: GitHost, baseUrl, path) => {
    expect(host.readRepositoryPath(baseUrl, path.split('/'))).toBeUndefined();
  });
});

describe('the page on which a token is made', () => {
  it('is filled in where the host can', () => {
    const fineGrained = new URL(github.tokenPage(githubCom, 'acme'));
    expect(fineGrained.origin + fineGrained.pathname).toBe(
      'https://github.com/settings/personal-access-tokens/new',
    );
    expect(Object.fromEntries(fineGrained.searchParams)).toMatchObject({
      target_name: 'acme',
      contents: 'write',
      repository_hooks: 'write',
      metadata: 'read',
    });
    const classic = new URL(github.tokenPage(baseUrlOf('https://git.acme.com'), 'acme'));
    expect(classic.href).toMatch(/^https:\/\/git\.acme\.com\/settings\/tokens\/new\?/);
    expect(classic.searchParams.get('scopes')).toBe('repo,admin:repo_hook,read:org');
    const gitlabPage = new URL(gitlab.tokenPage(baseUrlOf('https://acme.com/gitlab'), undefined));
    expect(gitlabPage.pathname).toBe('/gitlab/-/user_settings/personal_access_tokens');
    expect(gitlabPage.searchParams.get('scopes')).toBe('api,read_repository,write_repository');
    expect(bitbucket.tokenPage(cloud, undefined)).toBe(
      'https://id.atlassian.com/manage-profile/security/api-tokens',
    );
    expect(bitbucket.tokenPage(dataCenter, undefined)).toMatch(
      /^https:\/\/git\.acme\.com\/bitbucket\/plugins\//,
    );
  });
});

describe('missing scopes', () => {
  const missing = (host: GitHost, url: string, granted: readonly string[]) =>
    host.missingScopes(granted, host.requiredScopes(baseUrlOf(url), 'acme'));

  it('never include what a wider scope covers', () => {
    expect(missing(github, 'https://github.com', ['repo', 'admin:repo_hook', 'admin:org'])).toEqual([]);
    expect(missing(gitlab, 'https://gitlab.com', ['api'])).toEqual([]);
  });

  it('are named as the host names them', () => {
    expect(missing(github, 'https://github.com', ['public_repo', 'write:repo_hook'])).toEqual([
      'repo',
      'admin:repo_hook',
      'read:org',
    ]);
    expect(missing(gitlab, 'https://gitlab.com', ['read_api', 'read_repository'])).toEqual([
      'api',
      'write_repository',
    ]);
  });

  it('are told apart on Bitbucket, where writing does not include reading', () => {
    const required = bitbucket.requiredScopes(cloud, 'acme');
    const granted = required.map(({ name }) => name).filter((name) => name !== 'read:repository:bitbucket');
    expect(bitbucket.missingScopes(granted, required)).toEqual(['read:repository:bitbucket']);
  });

  it('of a Bitbucket access token are found in spite of its older names', () => {
    expect(missing(bitbucket, 'https://bitbucket.org', ['repository:write', 'webhook'])).toEqual([
      'admin:repository:bitbucket',
    ]);
  });
});
