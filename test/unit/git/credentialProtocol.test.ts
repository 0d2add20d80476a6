import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { decodeRequest, encodeAnswer } from '../../../src/git/credentialProtocol';

const decode = (text: string): ReturnType<typeof decodeRequest> =>
  decodeRequest(new TextEncoder().encode(text));
const base = 'protocol=https\nhost=h.example\n';

describe('a request of Git', () => {
  it('is read with its known keys, and the others are kept as they are', () => {
    const decoded = decode(
      `capability[]=authtype\n${base}path=a/b=c.git\nusername=al\npassword=p=w\nwwwauth[]=Basic\n\n`,
    );
    expect(decoded).toMatchObject({
      ok: true,
      value: {
        request: { protocol: 'https', host: 'h.example', path: 'a/b=c.git', username: 'al' },
        extra: ['capability[]=authtype', 'wwwauth[]=Basic'],
      },
    });
    expect(decoded.ok && decoded.value.request.password?.open()).toBe('p=w');
  });

  it.each([
    ['a zero byte', `${base}path=a\0b\n`, 'controlCharacter'],
    ['a carriage return', `${base}path=a\rhost=evil\n`, 'controlCharacter'],
    ['a C1 control character', `${base}path=a\u0085b\n`, 'controlCharacter'],
    ['a control character in a key that means nothing', `${base}x=\u001b[31m\n`, 'controlCharacter'],
    ['a line without =', `${base}path\n`, 'notAnAttribute'],
    ['an empty key', `${base}=x\n`, 'notAnAttribute'],
    ['a second host', `${base}host=other.example\n`, 'duplicate'],
    ['a second path', `${base}path=a\npath=b\n`, 'duplicate'],
    ['a second password', `${base}password=a\npassword=a\n`, 'duplicate'],
    ['a url', `${base}url=https://other.example\n`, 'url'],
    ['no host', 'protocol=https\n', 'missing'],
    ['an empty host', 'protocol=https\nhost=\n', 'missing'],
    ['no protocol', 'host=h.example\n', 'missing'],
    ['lines after its end', `${base}\nhost=evil\n`, 'afterEnd'],
    ['another protocol', 'protocol=ftp\nhost=h.example\n', 'protocol'],
    ['a protocol in capitals', 'protocol=HTTPS\nhost=h.example\n', 'protocol'],
    ['http off this machine', 'protocol=http\nhost=h.example\n', 'insecure'],
    [
      'http at a name that begins like this machine',
      'protocol=http\nhost=localhost.evil.example\n',
      'insecure',
    ],
    ['user information in the host', 'protocol=https\nhost=a@h.example\n', 'host'],
    ['a slash in the host', 'protocol=https\nhost=h.example/x\n', 'host'],
    ['a space in the host', 'protocol=https\nhost=h example\n', 'host'],
    ['a percent sign in the host', 'protocol=https\nhost=h%2eexample\n', 'host'],
    ['a port that is none', 'protocol=https\nhost=h.example:99999\n', 'host'],
    ['a host that ends with a dot', 'protocol=https\nhost=h.example.\n', 'host'],
    ['a byte order mark', `\uFEFF${base}`, 'missing'],
    ['too many bytes', `${base}x=${'a'.repeat(70_000)}\n`, 'tooLarge'],
  ])('is refused with %s', (_, text, problem) => {
    expect(decode(text)).toEqual({ ok: false, error: problem });
  });

  it('is refused when a key that counts is no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(`${base}path=`), Buffer.from([0xe9, 0x0a])]);
    expect(decodeRequest(bytes)).toEqual({ ok: false, error: 'notText' });
  });

  it.each(['127.0.0.1:8080', 'localhost', '[::1]:80', 'LOCALHOST:3000'])('may be http at %s', (host) => {
    expect(decode(`protocol=http\nhost=${host}\n`)).toMatchObject({ ok: true, value: { request: { host } } });
  });

  it('is read or refused whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeRequest(bytes);
        return !decoded.ok || decoded.value.request.host !== '';
      }),
    );
  });
});

const text = fc.array(fc.nat(0x2fff), { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes));

describe('an answer', () => {
  it('has the time at which the password ends, in seconds', () => {
    const password = new Secret('t');
    const answer = {
      kind: 'credential',
      username: 'u',
      password,
      expiresAt: '2030-01-01T00:00:00Z',
    } as const;
    expect(encodeAnswer(answer)).toEqual({
      ok: true,
      value: 'username=u\npassword=t\npassword_expiry_utc=1893456000\n',
    });
    expect(encodeAnswer({ ...answer, expiresAt: 'never' })).toEqual({
      ok: true,
      value: 'username=u\npassword=t\n',
    });
  });

  it('is never more lines than it has keys', () => {
    fc.assert(
      fc.property(text, text, (username, password) => {
        const encoded = encodeAnswer({ kind: 'credential', username, password: new Secret(password) });
        return (
          !encoded.ok ||
          (/^username=.*\npassword=.*\n$/s.test(encoded.value) && encoded.value.split('\n').length === 3)
        );
      }),
    );
    expect(encodeAnswer({ kind: 'quit', reason: 'a\npassword=b' })).toEqual({
      ok: false,
      error: 'controlCharacter',
    });
    expect(encodeAnswer({ kind: 'quit', reason: 'Rejected.' })).toEqual({
      ok: true,
      value: 'quit=1\nreason=Rejected.\n',
    });
  });
});
