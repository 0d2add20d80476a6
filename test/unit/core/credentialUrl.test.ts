import { describe, expect, it } from 'vitest';
import { decodeSegments, plainSegments } from '../../../src/core/credential/decodeSegments';
import { remoteRequest } from '../../../src/core/credential/remoteRequest';
import { requestedUrl } from '../../../src/core/credential/requestedUrl';

const segmentsOf = (remote: string): readonly string[] | undefined => {
  const request = remoteRequest(remote);
  return request && requestedUrl(request)?.segments;
};

describe('the path of a request', () => {
  it.each([
    ['acme/web.git', ['acme', 'web.git']],
    ['acme/web.git/', ['acme', 'web.git']],
    ['acme/a b.git', ['acme', 'a b.git']],
    ['gruppe/m\u00fcller.git', ['gruppe', 'm\u00fcller.git']],
    ['acme/100%.git', ['acme', '100%.git']],
    ['', []],
  ])('%j is taken as Git decoded it', (path, segments) => {
    expect(plainSegments(path)).toEqual(segments);
  });

  it.each(['a%2fb', 'a%41b', '%2e%2e/a', 'a/../b', 'a//b', './a', 'a\\b', 'a?b', 'a#b', 'a\u0085b', 'a\nb'])(
    '%j is none, because there are two ways to read it',
    (path) => {
      expect(plainSegments(path)).toBeUndefined();
    },
  );

  it('in a base URL is encoded, and one segment there is one in the request', () => {
    expect(decodeSegments('/m%C3%BCller/git')).toEqual(plainSegments('m\u00fcller/git'));
  });
});

describe('a remote', () => {
  it.each([
    ['https://h.example/gruppe/m%C3%BCller.git', ['gruppe', 'm\u00fcller.git']],
    ['https://h.example/gruppe/m\u00fcller.git', ['gruppe', 'm\u00fcller.git']],
    ['https://h.example/acme/a%20b.git', ['acme', 'a b.git']],
    ['https://alice@h.example:443/acme/web', ['acme', 'web']],
  ])('%s is read as Git asks for it', (remote, segments) => {
    expect(segmentsOf(remote)).toEqual(segments);
  });

  it.each([
    'https://h.example/acme%2fweb.git',
    'https://h.example/acme/web%252egit',
    'https://h.example/acme//web.git',
    'https://h.example/acme%5cweb.git',
    'https://h.example/acme/%C3%28.git',
    'ssh://git@h.example/acme/web.git',
    'git@h.example:acme/web.git',
  ])('%s is nobody’s', (remote) => {
    expect(segmentsOf(remote)).toBeUndefined();
  });

  it('of a host in another alphabet is that of its punycode', () => {
    const request = remoteRequest('https://b\u00fccher.example/acme/web.git');
    expect(request && requestedUrl(request)?.origin).toBe('https://xn--bcher-kva.example');
  });
});

describe('the host of a request', () => {
  it.each([
    ['GIT.Example.com:443', 'https://git.example.com'],
    ['[::1]:8443', 'https://[::1]:8443'],
    ['xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
  ])('%s is %s', (host, origin) => {
    expect(requestedUrl({ protocol: 'https', host })).toEqual({ origin });
  });

  it.each(['0x7f.1', '2130706433', '127.1', '\uff47it.example.com', 'b\u00fccher.example', 'a\u3002example'])(
    '%s is none, because it is another text on the wire',
    (host) => {
      expect(requestedUrl({ protocol: 'https', host })).toBeUndefined();
      expect(requestedUrl({ protocol: 'http', host })).toBeUndefined();
    },
  );
});
