import { describe, expect, it } from 'vitest';
import { readPastedText } from '../../../../src/core/provider/pastedText';
import { githubFineGrained } from '../../../hosts/core/tokenShapes';
import { knownHosts, sample } from '../sampleProviders';

const read = (text: string, providers: Parameters<typeof readPastedText>[2] = [], type = 'github') => {
  const pasted = readPastedText(text, knownHosts, providers, type);
  return pasted.kind === 'repository' ? { ...pasted, baseUrl: pasted.baseUrl.href } : pasted;
};

describe('the address of a repository', () => {
  it.each([
    ['https://github.com/acme/web.git', 'github', 'https://github.com', 'acme'],
    ['https://github.com/acme/web', 'github', 'https://github.com', 'acme'],
    ['  https://github.com/acme/web/tree/main?tab=readme#top ', 'github', 'https://github.com', 'acme'],
    ['git@github.com:acme/web.git', 'github', 'https://github.com', 'acme'],
    ['git clone git@github.com:acme/web.git', 'github', 'https://github.com', 'acme'],
    ['ssh://git@ssh.github.com:443/acme/web.git', 'github', 'https://github.com', 'acme'],
    ['github.com/acme/web', 'github', 'https://github.com', 'acme'],
    ['https://github.com/acme', 'github', 'https://github.com', 'acme'],
    ['git@gitlab.com:acme/backend/api.git', 'gitlab', 'https://gitlab.com', 'acme/backend'],
    ['https://gitlab.com/acme/backend/api/-/blob/main/a.ts', 'gitlab', 'https://gitlab.com', 'acme/backend'],
    ['https://alice@bitbucket.org/acme/web.git', 'bitbucket', 'https://bitbucket.org', 'acme'],
    ['http://127.0.0.1:4751/github.com/acme/web', 'github', 'http://127.0.0.1:4751/github.com', 'acme'],
    ['https://gitlab.acme.com:8443/team/api.git', 'gitlab', 'https://gitlab.acme.com:8443', 'team'],
    ['ssh://git@bitbucket.acme.com:7999/web/api.git', 'bitbucket', 'https://bitbucket.acme.com', 'web'],
  ])('%s tells type, base URL and organization', (text, type, baseUrl, organization) => {
    expect(read(text)).toEqual({ kind: 'repository', type, baseUrl, organization, heldSecret: false });
  });

  it('of a server that nobody knows leaves the type open, and is read by the one that is chosen', () => {
    expect(read('https://code.acme.com/team/sub/api.git', [], 'gitlab')).toEqual({
      kind: 'repository',
      baseUrl: 'https://code.acme.com',
      organization: 'team/sub',
      heldSecret: false,
    });
  });

  it('takes base path and type from the provider that it lies below', () => {
    const server = sample('https://code.acme.com/git', { type: 'gitlab' });
    const whole = sample('https://code.acme.com', { type: 'github' });
    for (const text of ['https://code.acme.com/git/team/api.git', 'git@code.acme.com:team/api.git']) {
      expect(read(text, [whole, server])).toMatchObject({
        type: 'gitlab',
        baseUrl: 'https://code.acme.com/git',
        organization: 'team',
      });
    }
  });

  it('loses the user, and says when there was a password or token in it', () => {
    for (const text of [
      'https://alice:hunter2@github.com/acme/web.git',
      `https://${githubFineGrained('pasted')}@github.com/acme/web.git`,
    ]) {
      const pasted = read(text);
      expect(pasted).toMatchObject({ kind: 'repository', heldSecret: true, organization: 'acme' });
      expect(JSON.stringify(pasted)).not.toMatch(/alice|hunter2|github_pat/);
    }
  });
});

describe('a token', () => {
  it.each([
    [githubFineGrained('pasted'), 'github'],
    ['glpat-aaaaaaaaaaaaaaaaaaaa', 'gitlab'],
    ['ATATT3xFfGF0aaaaaaaaaaaaaaaaaaaa', 'bitbucket'],
    [' BBDC-aaaaaaaaaaaaaaaaaaaa\n', 'bitbucket'],
  ])('%s is told by its form', (text, type) => {
    expect(read(text)).toEqual({ kind: 'token', type });
  });
});

describe('anything else', () => {
  it.each([
    '',
    'hello',
    'two words',
    'C:\\work\\web',
    '/home/alice/web',
    'file:///home/alice/web',
    'javascript:alert(1)',
    'https://github.com/acme/%2e%2e/web',
    'https://github.com//web',
    'https://',
    `https://github.com/${'a'.repeat(3000)}`,
    'https://github.com/acme/we\u0000b',
  ])('such as %j is neither', (text) => {
    expect(read(text)).toEqual({ kind: 'unknown' });
  });
});
