import { describe, expect, it } from 'vitest';
import { checkWebhookUrl } from '../../../src/core/webhook/checkWebhookUrl';
import { makeSecret } from '../../../src/core/webhook/makeSecret';

const problemOf = (url: string, selfHosted = false) => checkWebhookUrl(url, { selfHosted });

describe('the URL of a webhook', () => {
  it.each([
    'https://ci.acme.com/hook?job=1',
    ' https://ci.acme.com ',
    'https://8.8.8.8/hook',
    'https://172.32.0.1/',
    'https://100.128.0.1/',
    'https://[2606:4700::1111]/hook',
    'https://[::ffff:8.8.8.8]/',
    'https://localhost.acme.com/',
    'https://127.0.0.1.acme.com/',
    'https://bücher.example/hook',
  ])('%s is taken', (url) => {
    expect(problemOf(url)).toBeUndefined();
  });

  it.each([
    ['', 'empty'],
    ['ci.acme.com/hook', 'notAUrl'],
    ['https://', 'notAUrl'],
    ['https://ci.acme.com/a\nb', 'controlCharacter'],
    ['https://ci.acme.com/\u0085', 'controlCharacter'],
    ['https://user@ci.acme.com/', 'credentials'],
    ['https://user:word@ci.acme.com/', 'credentials'],
    ['ftp://ci.acme.com/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['http://ci.acme.com/', 'insecure'],
  ])('%j is refused as %s', (url, kind) => {
    expect(problemOf(url)).toMatchObject({ kind });
  });

  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.1', 'loopback'],
    ['2130706433', 'loopback'],
    ['0x7f000001', 'loopback'],
    ['0177.0.0.1', 'loopback'],
    ['１２７.0.0.1', 'loopback'],
    ['localhost', 'loopback'],
    ['LOCALHOST.', 'loopback'],
    ['app.localhost', 'loopback'],
    ['[::1]', 'loopback'],
    ['[0:0:0:0:0:0:0:1]', 'loopback'],
    ['[::ffff:127.0.0.1]', 'loopback'],
    ['[::ffff:7f00:1]', 'loopback'],
    ['[::127.0.0.1]', 'loopback'],
    ['[64:ff9b::10.0.0.1]', 'private'],
    ['[2002:c0a8:101::]', 'private'],
    ['0.0.0.0', 'unspecified'],
    ['[::]', 'unspecified'],
    ['0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['[fc00::1]', 'private'],
    ['[fd12:3456::1]', 'private'],
    ['169.254.1.1', 'linkLocal'],
    ['[fe80::1]', 'linkLocal'],
    ['[febf::1]', 'linkLocal'],
    ['100.64.0.1', 'shared'],
    ['100.127.255.254', 'shared'],
    ['169.254.169.254', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['[fd00:ec2::254]', 'metadata'],
    ['[::ffff:169.254.169.254]', 'metadata'],
    ['metadata.google.internal', 'metadata'],
    ['build.local', 'localName'],
    ['build.internal', 'localName'],
    ['build.home.arpa', 'localName'],
    ['jenkins', 'localName'],
    ['198.18.0.1', 'reserved'],
    ['224.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['[ff02::1]', 'reserved'],
    ['[2001:db8::1]', 'reserved'],
  ])('on %s is refused as %s, and allowed around a self-hosted server', (host, address) => {
    expect(problemOf(`https://${host}:8443/hook`)).toMatchObject({ kind: 'notPublic', address });
    expect(problemOf(`http://${host}/hook`, true)).toBeUndefined();
  });

  it('has no credentials and no other scheme around a self-hosted server either', () => {
    expect(problemOf('http://user:word@ci.local/', true)).toEqual({ kind: 'credentials' });
    expect(problemOf('file:///etc/passwd', true)).toEqual({ kind: 'scheme' });
  });
});

describe('a new secret', () => {
  it('has 32 random bytes in base64url, shows none of them, and is never the same', () => {
    const made = Array.from({ length: 50 }, () => makeSecret());
    for (const secret of made) {
      expect(secret.open()).toMatch(/^[\w-]{43}$/);
      expect(Buffer.from(secret.open(), 'base64url')).toHaveLength(32);
      expect(JSON.stringify({ secret })).toBe('{"secret":"***"}');
    }
    expect(new Set(made.map((secret) => secret.open())).size).toBe(made.length);
  });
});
