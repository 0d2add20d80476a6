import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { ConfigurationTarget, Position, Uri, WorkspaceEdit, commands, window, workspace } from 'vscode';
import { Secret } from '../../src/core/account/secret';
import { parseBaseUrl, type BaseUrl } from '../../src/core/provider/baseUrl';
import { userScope, type ProviderDefinition, type Scope } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { until } from '../browser/until';
import { openServices } from './openServices';

describe('The settings file in VS Code', function () {
  this.timeout(60_000);
  let services: Services;
  let user: string;
  let folder: string;
  let original: string;
  let workspaceScope: Scope;

  before(async () => {
    services = await openServices();
    user = services.userSettings ?? '';
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root, 'a folder is open');
    folder = Uri.joinPath(root, '.vscode', 'settings.json').fsPath;
    workspaceScope = { kind: 'workspace', uri: root.toString() };
    // VS Code in the browser would save the unsaved changes below by itself.
    await workspace.getConfiguration('files').update('autoSave', 'off', ConfigurationTarget.Global);
    original = await readFile(user, 'utf8');
  });

  afterEach(async () => {
    await chmod(user, 0o644);
    await writeFile(user, original);
    await services.settings.refresh();
    await until(
      'the settings as they were',
      () => services.directory.current().providers.length === 0 || undefined,
    );
  });

  after(async () => {
    await rm(folder, { force: true });
  });

  const definition = (name: string): ProviderDefinition => ({
    id: randomUUID(),
    name,
    type: 'gitlab',
    baseUrl: baseUrl('https://gitlab.acme.com'),
    status: 'active',
  });

  async function add(name: string, scope: Scope = userScope): Promise<ProviderDefinition> {
    const saved = await services.directory.save(definition(name), scope);
    assert.ok(saved.ok, JSON.stringify(saved));
    return saved.value;
  }

  it('keeps comments and fields of newer versions when a provider is changed', async () => {
    const first = await add('First');
    const text = (await readFile(user, 'utf8')).replace(
      '"name": "First"',
      '// the one for work\n      "name": "First",\n      "newer": { "field": [1] }',
    );
    await writeFile(user, text);
    await services.settings.refresh();
    const renamed = await services.directory.save({ ...first, name: 'Renamed' }, userScope);
    assert.ok(renamed.ok, JSON.stringify(renamed));
    await add('Second');
    const after = await readFile(user, 'utf8');
    assert.match(after, /\/\/ the one for work/);
    assert.match(after, /"newer": \{ "field": \[1\] \}/);
    assert.deepEqual(
      services.directory.current().providers.map(({ name }) => name),
      ['Renamed', 'Second'],
    );
  });

  it('shows what another program writes, without a reload', async () => {
    const first = await add('First');
    const text = (await readFile(user, 'utf8')).replace('"name": "First"', '"name": "Edited outside"');
    await writeFile(user, text);
    await until(
      'the new name',
      () => services.directory.current().byId.get(first.id)?.name === 'Edited outside' || undefined,
    );
  });

  it('keeps what another window has added meanwhile', async () => {
    await add('First');
    const other = randomUUID();
    const entry = `"${other}": { "name": "Of another window", "type": "github", "baseUrl": "https://github.com" },`;
    const text = (await readFile(user, 'utf8')).replace(
      /("gitProviders\.providers": \{)/,
      `$1\n    ${entry}`,
    );
    await writeFile(user, text);
    await add('Third');
    assert.deepEqual(
      services.directory
        .current()
        .providers.map(({ name }) => name)
        .sort(),
      ['First', 'Of another window', 'Third'],
    );
  });

  it('refuses a name that another window has just taken', async () => {
    await add('First');
    const entry = `"${randomUUID()}": { "name": "Taken", "type": "github", "baseUrl": "https://github.com" },`;
    const text = (await readFile(user, 'utf8')).replace(
      /("gitProviders\.providers": \{)/,
      `$1\n    ${entry}`,
    );
    await writeFile(user, text);
    const saved = await services.directory.save(definition('Taken'), userScope);
    assert.deepEqual(saved, {
      ok: false,
      error: { kind: 'invalid', error: { field: 'name', problem: 'nameTaken' } },
    });
  });

  it('is left alone where it is read-only, and that is said', async () => {
    await add('First');
    await chmod(user, 0o444);
    const text = await readFile(user, 'utf8');
    const saved = await services.directory.save(definition('Second'), userScope);
    assert.deepEqual(saved, { ok: false, error: { kind: 'notWritten', problem: { kind: 'readOnly' } } });
    assert.equal(await readFile(user, 'utf8'), text);
  });

  it('is left alone where it is no JSON, and that is said', async () => {
    await add('First');
    await writeFile(user, '{ "gitProviders.providers": {');
    const saved = await services.directory.save(definition('Second'), userScope);
    assert.deepEqual(saved, { ok: false, error: { kind: 'notWritten', problem: { kind: 'invalid' } } });
    assert.equal(await readFile(user, 'utf8'), '{ "gitProviders.providers": {');
  });

  it('is left alone where it is open with unsaved changes, and neither record is saved', async () => {
    await mkdir(dirname(folder), { recursive: true });
    await writeFile(folder, '{\n    "editor.tabSize": 3\n}\n');
    const document = await workspace.openTextDocument(folder);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), '// not saved\n');
    await workspace.applyEdit(edit);
    assert.equal(document.isDirty, true);
    const wanted = definition('Shared');
    const saved = await services.saver.add(wanted, workspaceScope, { token: new Secret('never-stored') });
    assert.deepEqual(saved, { ok: false, error: { kind: 'notWritten', problem: { kind: 'dirty' } } });
    const account = await services.accounts.read({ ...wanted, scope: workspaceScope });
    assert.deepEqual(account, { ok: false, error: { kind: 'missing' } });
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
    await until('the file without changes', () => !document.isDirty || undefined);
  });

  it('hands a provider over to the workspace and back, with its token and its default', async () => {
    const added = await services.saver.add(definition('Moving'), userScope, {
      token: new Secret('moving-token'),
    });
    assert.ok(added.ok, JSON.stringify(added));
    await services.directory.setDefault(userScope, added.value);
    const shared = await services.saver.move(added.value, workspaceScope);
    assert.ok(shared.ok, JSON.stringify(shared));
    assert.match(await readFile(folder, 'utf8'), /"Moving"/);
    assert.doesNotMatch(await readFile(user, 'utf8'), /"Moving"/);
    assert.deepEqual(
      services.directory.current().defaults.map(({ scope, id }) => [scope.kind, id]),
      [['workspace', added.value.id]],
    );
    const account = await services.accounts.read(shared.value);
    assert.equal(account.ok && account.value.token.open(), 'moving-token');
    // By hand instead of by the command, the token would not have followed.
    assert.deepEqual(await services.accounts.read(added.value), {
      ok: false,
      error: {
        kind: 'scopeChanged',
        from: `workspace ${shared.value.scope.kind === 'user' ? '' : shared.value.scope.uri}`,
      },
    });
    const back = await services.saver.move(shared.value, userScope);
    assert.ok(back.ok, JSON.stringify(back));
    assert.match(await readFile(user, 'utf8'), /"Moving"/);
    assert.deepEqual(await services.saver.remove(back.value), { ok: true, value: { defaultCleared: true } });
  });
});

function baseUrl(text: string): BaseUrl {
  const parsed = parseBaseUrl(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
