import { describe, expect, it } from 'vitest';
import { permissions } from '../../../../src/core/permission/permission';
import type { Project } from '../../../../src/core/project/project';
import { createProviderDirectory } from '../../../../src/core/provider/providerDirectory';
import { userScope } from '../../../../src/core/provider/provider';
import { knownHosts, memorySettings, sample } from '../sampleProviders';

const provider = sample('https://github.com');
const project: Project = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'web',
  repositoryUrl: 'https://github.com/acme/web.git',
  providerId: provider.id,
  scope: userScope,
};

describe('saving a pipeline project', () => {
  it('writes its entry and gives it back; detaching takes it out again', async () => {
    const directory = createProviderDirectory(memorySettings([provider]), knownHosts);
    expect(await directory.saveProject(project)).toEqual({ ok: true, value: project });
    expect(directory.projectsOf(provider.id)).toEqual([project]);
    expect(await directory.reassign([project], undefined)).toMatchObject({ ok: true });
    expect(directory.current().projects).toEqual([]);
  });

  it('puts a changed one in the place of the old', async () => {
    const directory = createProviderDirectory(memorySettings([provider]), knownHosts);
    await directory.saveProject(project);
    await directory.saveProject({ ...project, name: 'shop' });
    expect(directory.current().projects).toEqual([{ ...project, name: 'shop' }]);
  });

  it('is refused without the permission to write, and for an address with a credential', async () => {
    const reader = memorySettings([provider]);
    reader.granted = [permissions.read];
    const refused = await createProviderDirectory(reader, knownHosts).saveProject(project);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'refused' } });
    const directory = createProviderDirectory(memorySettings([provider]), knownHosts);
    const secret = { ...project, repositoryUrl: 'https://alice:x@github.com/acme/web.git' };
    expect(await directory.saveProject(secret)).toMatchObject({ ok: false, error: { kind: 'notWritten' } });
    expect(directory.current().projects).toEqual([]);
  });
});
