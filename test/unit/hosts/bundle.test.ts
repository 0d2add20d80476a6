import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../src/hosts/', import.meta.url));

async function bundle(file: string, external: readonly string[] = []) {
  const { metafile, outputFiles } = await build({
    entryPoints: [folder + file],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
    write: false,
    metafile: true,
    outdir: 'nowhere',
    external: [...external],
    logLevel: 'silent',
  });
  return { inputs: Object.keys(metafile.inputs), bytes: outputFiles[0]?.contents.byteLength ?? 0 };
}

describe('the list of hosts', () => {
  it('is small and brings no library along until a host is connected to', async () => {
    const { inputs, bytes } = await bundle('hosts.ts', ['./client']);
    expect(inputs.filter((input) => input.includes('node_modules'))).toEqual([]);
    expect(bytes).toBeLessThan(13_000);
  });
});

describe.each([
  ['github', '@octokit/rest'],
  ['gitlab', '@gitbeaker/rest'],
  ['bitbucket', 'axios'],
])('the client of %s', (host, library) => {
  it(`is a bundle of its own with ${library}, and needs nothing of VS Code`, async () => {
    const { inputs, bytes } = await bundle(`${host}/client.ts`);
    const libraries = ['@octokit/rest', '@gitbeaker/rest', 'axios'];
    const found = libraries.filter((name) => inputs.some((input) => input.includes(`node_modules/${name}/`)));
    expect(found).toEqual([library]);
    expect(bytes).toBeLessThan(400_000);
  });
});
