import { expect, it, describe } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { createRefusedCredentials } from '../../../src/git/refusedCredentials';

const request = (path: string, password: string) => ({
  protocol: 'https',
  host: 'h.example',
  path,
  password: new Secret(password),
});

describe('a token that a host has refused', () => {
  it('is a loop at the third time in ten seconds, for this repository and this token alone', () => {
    let now = 0;
    const refused = createRefusedCredentials(() => now);
    const isLoop = (path: string, password: string): boolean =>
      refused.isLoop(request(path, ''), new Secret(password));
    refused.note(request('a/b', 'token'));
    refused.note(request('a/b', 'token'));
    expect(isLoop('a/b', 'token')).toBe(false);
    refused.note(request('a/b', 'token'));
    expect(isLoop('a/b', 'token')).toBe(true);
    expect(isLoop('a/b', 'another')).toBe(false);
    expect(isLoop('a/c', 'token')).toBe(false);
    now = 10_001;
    expect(isLoop('a/b', 'token')).toBe(false);
    // The clock was set back.
    now = -10_001;
    expect(isLoop('a/b', 'token')).toBe(false);
  });
});
