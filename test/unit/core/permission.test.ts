import { describe, expect, it } from 'vitest';
import { permissions, readPolicy, type PermissionKind } from '../../../src/core/permission/permission';
import { baseUrl } from './sampleProviders';

const kinds: readonly PermissionKind[] = ['read', 'write', 'delete'];

function granted(setting: unknown): readonly PermissionKind[] {
  const policy = readPolicy({ permissions: setting, allowedHosts: undefined });
  return kinds.filter((kind) => policy.allows(kind));
}

describe('permissions', () => {
  it.each([
    [Object.values(permissions), kinds],
    [['*'], kinds],
    [['iam:*'], kinds],
    [['iam:project:cicd:providers:*'], kinds],
    [[permissions.read], ['read']],
    [
      [permissions.write, permissions.delete],
      ['write', 'delete'],
    ],
    [[` ${permissions.read} `], ['read']],
    [[], []],
    [['iam:project:cicd:pipelines:*'], []],
    [['iam:project:cicd:providers:reader'], []],
    [['iam:*:read'], []],
  ])('%j grants %j', (setting, expected) => {
    expect(granted(setting)).toEqual(expected);
  });

  it.each([undefined, null, '*', 7, {}, [7], { read: true }])('%j grants nothing', (setting) => {
    expect(granted(setting)).toEqual([]);
  });

  it('are named when they are missing', () => {
    const policy = readPolicy({ permissions: [permissions.read], allowedHosts: [] });
    expect(policy.refuses('read')).toBeUndefined();
    expect(policy.refuses('delete')).toEqual({ kind: 'permissionMissing', permission: permissions.delete });
  });
});

describe('allowed hosts', () => {
  const allows = (allowedHosts: unknown, url: string): boolean =>
    readPolicy({ permissions: ['*'], allowedHosts }).allowsHost(baseUrl(url));

  it.each([
    [undefined, 'https://github.com', true],
    [[], 'https://github.com', true],
    [['github.com'], 'https://github.com', true],
    [['GitHub.com'], 'https://github.com:8443/x', true],
    [['github.com'], 'https://evil.github.com', false],
    [['github.com'], 'https://notgithub.com', false],
    [['*.acme.com'], 'https://gitlab.acme.com', true],
    [['*.acme.com'], 'https://a.b.acme.com', true],
    [['*.acme.com'], 'https://acme.com', false],
    [['*.acme.com'], 'https://evilacme.com', false],
    ['github.com', 'https://github.com', false],
    [[7], 'https://github.com', false],
  ])('%j and %s: %s', (setting, url, expected) => {
    expect(allows(setting, url)).toBe(expected);
  });

  it('are named in the refusal', () => {
    const policy = readPolicy({ permissions: ['*'], allowedHosts: ['github.com'] });
    expect(policy.refuses('write', baseUrl('https://gitlab.com'))).toEqual({
      kind: 'hostNotAllowed',
      host: 'gitlab.com',
    });
    expect(policy.refuses('write', baseUrl('https://github.com'))).toBeUndefined();
  });
});
