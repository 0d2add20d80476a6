import { assert, constantFrom, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { hosts } from '../../../src/hosts/hosts';
import {
  atlassianToken,
  bitbucketAppPassword,
  dataCenterToken,
  githubFineGrained,
  githubToken,
  gitlabRoutable,
  gitlabToken,
} from '../../hosts/core/tokenShapes';
import { baseUrlOf } from './baseUrlOf';

const shapeOn = (type: string, token: string, baseUrl?: string) =>
  hosts
    .find((host) => host.type === type)!
    .recognizeToken(new Secret(token), baseUrl === undefined ? undefined : baseUrlOf(baseUrl));

describe('the recognition of tokens', () => {
  it('never throws, whatever is typed', () => {
    const typed = constantFrom('', 'ghp_', 'ghs_', 'glpat-', 'gldt-', 'ATBB', 'BBDC-', 'github_pat_');
    assert(
      property(typed, string({ unit: 'grapheme', maxLength: 300 }), (prefix, rest) => {
        for (const { type } of hosts) expect(typeof shapeOn(type, prefix + rest)).toBe('object');
      }),
    );
  });

  it('never minds the length of an installation token', () => {
    assert(
      property(
        string({ unit: constantFrom('a', 'Z', '7', '.', '-', '_'), minLength: 1, maxLength: 900 }),
        (rest) => {
          expect(shapeOn('github', `ghs_${rest}`)).toEqual({ kind: 'installation' });
        },
      ),
    );
  });

  it.each([
    ['github', (seed: string) => githubToken('ghp', seed), 'ghp_'],
    ['github', (seed: string) => githubToken('gho', seed), 'gho_'],
    ['gitlab', gitlabRoutable, 'glpat-'],
  ])('warns of one changed character of a checksummed token on %s', (type, make, prefix) => {
    const characters = 'A B C X Y Z a b c x y z 0 1 8 9 . _ -'.split(' ');
    assert(
      property(
        string({ maxLength: 20 }),
        integer({ min: 0, max: 500 }),
        constantFrom(...characters),
        (seed, at, other) => {
          const token = make(seed);
          expect(shapeOn(type, token).warning).toBeUndefined();
          const index = prefix.length + (at % (token.length - prefix.length));
          if (token[index] === other) return;
          expect(shapeOn(type, token.slice(0, index) + other + token.slice(index + 1)).warning).toBe(
            'truncated',
          );
        },
      ),
    );
  });

  it('warns of one missing character of a checksummed token', () => {
    for (const [type, token] of [
      ['github', githubToken('ghp', 'a')],
      ['gitlab', gitlabRoutable('a')],
      ['gitlab', gitlabToken('glpat', 'a')],
    ] as const) {
      expect(shapeOn(type, token.slice(0, -1)).warning, token).toBe('truncated');
    }
  });

  it.each([
    ['github', gitlabToken('glpat', 'a'), 'gitlab'],
    ['github', atlassianToken('ATATT3', 'a'), 'bitbucket'],
    ['gitlab', githubToken('ghp', 'a'), 'github'],
    ['gitlab', githubFineGrained('a'), 'github'],
    ['gitlab', bitbucketAppPassword('a'), 'bitbucket'],
    ['gitlab', dataCenterToken('a', true), 'bitbucket'],
    ['bitbucket', githubToken('ghs', 'a'), 'github'],
    ['bitbucket', gitlabRoutable('a'), 'gitlab'],
  ])('on %s tells that %s is a token of %s', (type, token, otherHost) => {
    expect(shapeOn(type, token)).toEqual({ warning: 'otherHost', otherHost });
  });

  it.each([
    [atlassianToken('ATATT3', 'a'), 'https://git.acme.com/bitbucket'],
    [atlassianToken('ATCTT3', 'a'), 'https://git.acme.com/bitbucket'],
    [dataCenterToken('a', true), 'https://bitbucket.org'],
    [dataCenterToken('a', false), 'https://bitbucket.org'],
  ])('tells that %s is not for the Bitbucket at %s', (token, baseUrl) => {
    expect(shapeOn('bitbucket', token, baseUrl)).toMatchObject({
      warning: 'wrongKind',
      wrongBecause: 'otherDeployment',
    });
    expect(shapeOn('bitbucket', token).warning).toBeUndefined();
  });

  it('says nothing of a token with a prefix of an administrator’s own', () => {
    for (const { type } of hosts) expect(shapeOn(type, 'acme-AbCdEfGhIjKlMnOpQrSt')).toEqual({});
  });
});
