import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPipelineFile } from '../../../../src/ui/projects/create/findPipelineFile';
import { writePipelineFile } from '../../../../src/ui/projects/create/writePipelineFile';

const file = { path: '.github/workflows/ci.yml', text: 'name: CI\n' };

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pipeline-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function written() {
  const result = await writePipelineFile(root, file);
  if (!result.ok || result.value === 'present') throw new Error('the file was not written');
  return result.value;
}

describe('writing a pipeline file', () => {
  it('makes the file and its folders, and taking it back removes both', async () => {
    const made = await written();
    expect(await readFile(join(root, file.path), 'utf8')).toBe(file.text);
    expect(await made.undo()).toBe(true);
    expect(await readdir(root)).toEqual([]);
  });

  it('keeps the folders that were there, and what else is in them', async () => {
    await mkdir(join(root, '.github', 'workflows'), { recursive: true });
    await writeFile(join(root, '.github', 'CODEOWNERS'), '* @alice\n');
    const made = await written();
    await made.undo();
    expect(await readdir(join(root, '.github'))).toEqual(['CODEOWNERS', 'workflows']);
  });

  it('never touches a file that is there', async () => {
    await mkdir(join(root, '.github', 'workflows'), { recursive: true });
    await writeFile(join(root, file.path), 'mine');
    expect(await writePipelineFile(root, file)).toEqual({ ok: true, value: 'present' });
    expect(await readFile(join(root, file.path), 'utf8')).toBe('mine');
  });

  it('leaves a file that was changed since', async () => {
    const made = await written();
    await writeFile(join(root, file.path), 'name: Mine\n');
    expect(await made.undo()).toBe(false);
    expect(await readFile(join(root, file.path), 'utf8')).toBe('name: Mine\n');
  });

  it('does not follow a link out of the working tree', async () => {
    const elsewhere = join(root, 'elsewhere');
    const tree = join(root, 'tree');
    await mkdir(elsewhere);
    await mkdir(tree);
    await symlink(elsewhere, join(tree, '.github'));
    expect(await writePipelineFile(tree, file)).toEqual({ ok: false, error: { kind: 'linked' } });
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('leaves no folder behind where the disk refuses', async () => {
    await writeFile(join(root, '.github'), 'a file in the place of the folder');
    const refused = await writePipelineFile(root, file);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(await readdir(root)).toEqual(['.github']);
  });
});

describe('looking for a pipeline file', () => {
  const patterns = ['.github/workflows/*.yml', '.github/workflows/*.yaml'];

  it('finds any that the host would take', async () => {
    expect(await findPipelineFile(root, patterns)).toBeUndefined();
    await mkdir(join(root, '.github', 'workflows'), { recursive: true });
    await writeFile(join(root, '.github', 'workflows', 'notes.txt'), '');
    expect(await findPipelineFile(root, patterns)).toBeUndefined();
    await writeFile(join(root, '.github', 'workflows', 'release.yaml'), '');
    expect(await findPipelineFile(root, patterns)).toBe('.github/workflows/release.yaml');
  });
});
