import { describe, expect, it } from 'vitest';
import { readAddLink, type LinkAddress } from '../../../src/ui/deepLink/readAddLink';
import { knownHosts } from '../core/sampleProviders';

/** As VS Code hands a link over: path, query and fragment decoded once, and spelled out encoded. */
function link(
  path: string,
  query: Readonly<Record<string, string>> | string = '',
  fragment = '',
): LinkAddress {
  const decoded =
    typeof query === 'string'
      ? query
      : Object.entries(query)
          .map(([name, value]) => `${name}=${value}`)
          .join('&');
  return { path, query: decoded, fragment, toString: () => `vscode:${path}?${encodeURI(decoded)}` };
}

function read(query: Readonly<Record<string, string>> | string) {
  return readAddLink(link('/add', query), knownHosts);
}

describe('a link that asks for a provider', () => {
  it('proposes type, address, organization and name', () => {
    const seen = read({
      type: 'gitlab',
      baseUrl: 'https://GitLab.acme.com/',
      organization: '/acme/web/',
      name: 'Production GitLab',
    });
    expect(seen).toMatchObject({
      ok: true,
      value: {
        baseUrl: { hostname: 'gitlab.acme.com' },
        prefill: {
          type: 'gitlab',
          baseUrl: 'https://gitlab.acme.com',
          organization: 'acme/web',
          name: 'Production GitLab',
        },
      },
    });
  });

  it('means the public host where it names a type alone', () => {
    expect(read('type=github')).toMatchObject({ ok: true, value: { baseUrl: { hostname: 'github.com' } } });
  });

  it('needs no type, and takes blank values as none', () => {
    expect(read('type=&baseUrl=gitlab.acme.com&organization=&name=')).toMatchObject({
      ok: true,
      value: { prefill: { baseUrl: 'https://gitlab.acme.com' } },
    });
  });

  it('reads a plus sign as the space that forms make of it', () => {
    expect(read('type=github&name=Team+Red')).toMatchObject({ value: { prefill: { name: 'Team Red' } } });
  });

  it('shows an international name as it goes over the wire', () => {
    expect(read({ baseUrl: 'https://gıthub.com' })).toMatchObject({
      value: { baseUrl: { hostname: 'xn--gthub-n4a.com' } },
    });
  });
});

describe('a link that is not followed', () => {
  const token = `ghp_${'a'.repeat(36)}`;

  it.each([
    ['names another path', link('/remove', 'type=github'), 'otherPath'],
    ['has a fragment', link('/add', 'type=github', 'token'), 'otherPath'],
    ['is longer than 2 KB', link('/add', { name: 'x'.repeat(2100) }), 'tooLong'],
    ['names no host', link('/add', 'name=Work'), 'noHost'],
    ['has an unknown parameter', link('/add', 'type=github&test=1'), 'unknownParameter'],
    ['says something twice', link('/add', 'type=github&type=gitlab'), 'repeatedParameter'],
    ['holds a control character', link('/add', 'type=github&name=a\u0000b'), 'controlCharacter'],
    ['turns the direction of reading', link('/add', 'type=github&name=a\u202eb'), 'controlCharacter'],
    ['holds a token as a value', link('/add', { type: 'github', name: token }), 'holdsToken'],
    ['holds a token as a parameter', link('/add', `type=github&${token}=1`), 'holdsToken'],
    [
      'hides a token in an address',
      link('/add', { baseUrl: `https://glpat-${'x'.repeat(20)}@a.b` }),
      'holdsToken',
    ],
    [
      'hides a token without a prefix',
      link('/add', { type: 'gitlab', name: 'ab01'.repeat(16) }),
      'holdsToken',
    ],
  ])('%s', (_what, address, kind) => {
    expect(readAddLink(address, knownHosts)).toMatchObject({ ok: false, error: { kind } });
  });

  it.each([
    ['type', 'type=svn', 'unknownType'],
    ['baseUrl', 'baseUrl=https://alice:pw@gitlab.acme.com', 'credentials'],
    ['baseUrl', 'baseUrl=https://github.com.evil.example', 'lookAlike'],
    ['baseUrl', 'baseUrl=http://gitlab.acme.com', 'insecure'],
    ['baseUrl', 'baseUrl=javascript://gitlab.acme.com', 'scheme'],
    ['baseUrl', 'baseUrl=https://gitlab.acme.com/%2e%2e', 'ambiguousPath'],
    ['organization', 'type=github&organization=acme//web', 'emptySegment'],
    ['name', `type=github&name=${'x'.repeat(101)}`, 'tooLong'],
  ])('has a wrong %s: %s', (field, query, problem) => {
    expect(read(query)).toEqual({ ok: false, error: { kind: 'field', field, problem } });
  });

  it('gets nothing past the reader by encoding it twice', () => {
    expect(read('type=github&name=a%26baseUrl%3Dhttps://evil.example')).toMatchObject({
      value: { prefill: { name: 'a%26baseUrl%3Dhttps://evil.example', baseUrl: 'https://github.com' } },
    });
  });
});
