import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBaseUrl, servedHost, siblingUrl, type BaseUrl } from '../../../src/core/provider/baseUrl';
import { checkBaseUrl } from '../../../src/core/provider/definitionRules';
import { hosts } from '../../../src/hosts/hosts';

function parsed(text: string): BaseUrl {
  const result = parseBaseUrl(text);
  if (!result.ok) throw new Error(`${text} is refused: ${result.error}`);
  return result.value;
}

describe('a base URL', () => {
  it.each([
    ['https://github.com', 'https://github.com'],
    ['github.com', 'https://github.com'],
    ['  https://GitHub.com/  ', 'https://github.com'],
    ['https://gitlab.acme.com:8443/tools/gitlab//', 'https://gitlab.acme.com:8443/tools/gitlab'],
    ['https://gitlab.acme.com:443/', 'https://gitlab.acme.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://127.0.0.1:7990/bitbucket.org', 'http://127.0.0.1:7990/bitbucket.org'],
    ['http://localhost:80', 'http://localhost'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['localhost:3000', 'https://localhost:3000'],
  ])('%s is read as %s', (text, href) => {
    expect(parsed(text).href).toBe(href);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['not a url', 'notAUrl'],
    ['https://', 'notAUrl'],
    ['https://*.acme.com', 'notAUrl'],
    ['https://alice:secret@github.com', 'credentials'],
    ['https://alice@github.com', 'credentials'],
    ['http://github.com', 'insecure'],
    ['http://127.evil.tld', 'insecure'],
    ['http://localhost.evil.tld', 'insecure'],
    ['ftp://github.com', 'scheme'],
    ['file:///etc/passwd', 'notAUrl'],
    ['https://github.com?x=1', 'queryOrFragment'],
    ['https://github.com/#', 'queryOrFragment'],
    ['https://github.com.', 'trailingDot'],
    ['https://gitlab.acme.com/a%2fb', 'ambiguousPath'],
    ['https://gitlab.acme.com/a//b', 'ambiguousPath'],
    ['https://gitlab.acme.com\\evil', 'ambiguousPath'],
    ['https://git\nhub.com', 'controlCharacter'],
    ['https://github.com\u0000.evil.tld', 'controlCharacter'],
  ])('%j is refused as %s', (text, problem) => {
    expect(parseBaseUrl(text)).toEqual({ ok: false, error: problem });
  });

  it.each([
    'https://github.com.evil.tld',
    'github.com-login.evil.tld',
    'https://www.gitlab.com.evil.tld',
    'bitbucket.org.',
  ])('%s is not taken for a public host', (text) => {
    expect(checkBaseUrl(text, hosts).ok).toBe(false);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), (text) => {
        const first = parseBaseUrl(text);
        if (first.ok) expect(parsed(first.value.href)).toEqual(first.value);
      }),
    );
  });

  it('never throws and never gives plain http off this machine', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = parseBaseUrl(text);
        if (result.ok) expect(result.value.href.startsWith('https://') || result.value.loopback).toBe(true);
      }),
    );
  });
});

describe('a stand-in on loopback', () => {
  it('is served by the rules of the host that its path names', () => {
    expect(servedHost(parsed('http://127.0.0.1:7990/bitbucket.org'))).toBe('bitbucket.org');
    expect(siblingUrl(parsed('http://127.0.0.1:7990/bitbucket.org'), 'api.bitbucket.org')).toBe(
      'http://127.0.0.1:7990/api.bitbucket.org',
    );
  });

  it('is a self-hosted server where the path names no host', () => {
    expect(servedHost(parsed('http://127.0.0.1:7990/tools'))).toBe('127.0.0.1');
  });

  it('does not exist off loopback: a path cannot change where a token goes', () => {
    expect(servedHost(parsed('https://evil.tld/github.com'))).toBe('evil.tld');
    expect(siblingUrl(parsed('https://github.com'), 'api.github.com')).toBe('https://api.github.com');
  });
});
