import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { extensions } from 'vscode';

describe('Git Providers in VS Code', () => {
  it('activates', async () => {
    const extension = extensions.getExtension('git-providers.git-providers');
    assert.ok(extension, 'VS Code does not know the extension');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
