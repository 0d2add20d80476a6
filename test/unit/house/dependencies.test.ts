import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { satisfies } from 'semver';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../esbuild.js';
import { bundledPackages, type BundledPackage } from '../../../scripts/bundledPackages.mjs';
import { notices } from '../../../scripts/notices.mjs';
import { root } from './sourceFiles';

/** Licences under which parts may be given on within a product of the MIT licence. */
const compatible = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'CC-BY-4.0'];

const lockFile = v.object({
  packages: v.record(v.string(), v.object({ version: v.optional(v.string()) })),
});

const advisoryList = v.object({
  asOf: v.pipe(v.string(), v.isoDate()),
  looked: v.array(v.string()),
  advisories: v.array(
    v.object({ id: v.string(), package: v.string(), affected: v.string(), about: v.string() }),
  ),
});

/** Affected packages that only tests or builds use, where the fault cannot be reached, each with the reason. */
const unreachable: Readonly<Record<string, string>> = {
  'GHSA-vfj7-8cjw-p6xm': 'braces only expands the patterns that the packer itself names; no fix is published',
};

const parsed = async <T extends v.GenericSchema>(schema: T, path: string): Promise<v.InferOutput<T>> =>
  v.parse(schema, JSON.parse(await readFile(path, 'utf8')));

describe('the packages that are bundled', () => {
  let outdir: string;
  let packages: readonly BundledPackage[];
  let told: string;

  beforeAll(async () => {
    outdir = await mkdtemp(join(tmpdir(), 'bundled-'));
    const metafiles = await build({ production: true, outdir });
    packages = bundledPackages(metafiles);
    told = notices(metafiles);
  }, 60_000);

  afterAll(async () => {
    await rm(outdir, { recursive: true, force: true });
  });

  it('have licences that go with ours', () => {
    expect(packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['axios', 'lit-html', 'valibot']),
    );
    expect(packages.filter(({ licence }) => !compatible.includes(licence))).toEqual([]);
  });

  it('are named in the notices, with whose they are and on what terms', () => {
    const parts = told.split(/^={100}$/m);
    const untold = packages.filter(({ name, version }) => {
      const part = parts.find((text) => text.trim().startsWith(`${name} ${version} (`));
      return part === undefined || !/copyright|©|public domain/i.test(part) || part.length < 400;
    });
    expect(untold.map(({ name }) => name)).toEqual([]);
    expect(parts).toHaveLength(packages.length + 1);
  });

  it('were all looked up in the list of advisories', async () => {
    const { looked } = await parsed(advisoryList, join(root, 'test', 'unit', 'house', 'advisories.json'));
    expect(packages.map(({ name }) => name).filter((name) => !looked.includes(name))).toEqual([]);
  });
});

describe('the lock file', () => {
  it('holds no version with an advisory of the dated list that could be reached', async () => {
    const { packages } = await parsed(lockFile, join(root, 'package-lock.json'));
    const { advisories } = await parsed(advisoryList, join(root, 'test', 'unit', 'house', 'advisories.json'));
    expect(advisories.length).toBeGreaterThan(20);
    const affected = Object.entries(packages).flatMap(([path, { version = '' }]) => {
      const name = path.split('node_modules/').at(-1);
      return advisories
        .filter((advisory) => advisory.package === name && satisfies(version, advisory.affected))
        .filter(({ id }) => !(id in unreachable))
        .map(({ id }) => `${id} ${path} ${version}`);
    });
    expect(affected).toEqual([]);
  });

  it('names no place to download from', async () => {
    expect(await readFile(join(root, 'package-lock.json'), 'utf8')).not.toMatch(
      /"resolved"|https?:\/\/registry/,
    );
  });
});
