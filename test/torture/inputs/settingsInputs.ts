import fc from 'fast-check';
import { everythingAllowed, knownHosts } from '../../unit/core/sampleProviders';
import { definitionFields } from '../../../src/core/provider/definitionChanges';
import { decodeDefinition, encodeDefinition } from '../../../src/core/provider/decodeDefinition';
import { readDirectory } from '../../../src/core/provider/readDirectory';
import { userScope } from '../../../src/core/provider/provider';
import { decodeProject } from '../../../src/core/project/decodeProject';
import { editSettings, readSettings } from '../../../src/storage/settingsText';
import { workspaceScope } from '../../unit/storage/savingWindow';
import { expectEqual } from '../expectEqual';
import type { TortureContext, TortureOutcome } from '../subject';
import { generate } from './generate';
import { anyValue, expectUnpolluted, mostly, mutated, text } from './texts';

const inputs = 100_000;
const known = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const valid = { name: 'Certainly', type: 'gitlab', baseUrl: 'https://gitlab.acme.com', status: 'active' };

const url = fc.oneof(
  fc.constantFrom(
    'https://github.com',
    'https://gitlab.acme.com/git',
    'http://127.0.0.1:80/x',
    'https://a.tld/b/c.git',
    'ssh://x',
  ),
  mutated(fc.constant('https://gitlab.acme.com:8443/git')),
);
const entry = fc.record(
  {
    name: mostly(fc.oneof(text, fc.constantFrom('Work', 'Home'))),
    type: mostly(fc.constantFrom('github', 'gitlab', 'bitbucket')),
    baseUrl: mostly(url),
    organization: mostly(text),
    status: mostly(fc.constantFrom('active', 'inactive')),
    rotationDays: mostly(fc.nat({ max: 4000 })),
    environment: mostly(text),
    helpUrl: mostly(url),
    repositoryUrl: mostly(url),
    providerId: mostly(fc.constantFrom(known, other)),
    ofANewerVersion: anyValue,
  },
  { requiredKeys: ['name', 'type', 'baseUrl'] },
);
const id = fc.oneof({ weight: 6, arbitrary: fc.uuid() }, { weight: 1, arbitrary: text });
const commented = `{
  // Everything of the editor.
  "editor.fontSize": 14,
  "gitProviders.providers": { "${known}": ${JSON.stringify(valid)}, /* more */ },
}
`;
const input = fc.record({
  id,
  entry: mostly(entry),
  entries: mostly(fc.dictionary(id, mostly(entry), { maxKeys: 3 })),
  preferred: mostly(fc.constantFrom(known, other)),
  file: fc.oneof(fc.constant(commented), mutated(fc.constant(commented)), text),
});

/** Definitions, projects and whole settings files, most of them nearly right. */
export async function inputSettings(context: TortureContext): Promise<TortureOutcome> {
  let [good, edits] = [0, 0];
  const told = await generate(
    input,
    (each) => {
      const decoded = decodeDefinition(each.id, each.entry, knownHosts);
      if (decoded.ok) {
        good++;
        const again = decodeDefinition(each.id, encodeDefinition(decoded.value), knownHosts);
        expectEqual(again, decoded, 'a definition that was written and read again');
      }
      decodeProject(each.id, each.entry, userScope);
      const layer = { projects: each.entries, defaultProvider: each.preferred };
      const directory = readDirectory(
        [
          { scope: userScope, ...layer, providers: { [known]: valid } },
          { scope: workspaceScope, ...layer, providers: each.entries },
        ],
        knownHosts,
        everythingAllowed,
      );
      expectEqual(directory.byId.get(known)?.scope, userScope, 'the valid definition beside any other');
      if (editFile(each.file, decoded.ok ? encodeDefinition(decoded.value) : valid)) edits++;
      expectUnpolluted();
    },
    context,
    context.times(inputs),
  );
  if (good === 0 || edits === 0) throw new Error('No input was good enough to be used.');
  return { kind: 'done', done: `${told}; ${good} definitions and ${edits} files were good` };
}

/** An edit of a file that can be read does what it says and nothing else; any other file is refused. */
function editFile(file: string, wanted: Readonly<Record<string, unknown>>): boolean {
  const before = readSettings(file, []);
  const change = { setting: 'providers', id: other, entry: wanted } as const;
  const edited = editSettings(file, [], change, definitionFields);
  if (!edited.ok) return false;
  const after = readSettings(edited.value, []);
  if (!before.ok || !after.ok) throw new Error('A file was edited that cannot be read before and after.');
  const providers = entriesOf(before.value.providers);
  const { [other]: was = {} } = providers;
  const kept = Object.entries(entriesOf(was)).filter(
    ([field]) => !definitionFields.some((name) => name === field),
  );
  const expected = { ...providers, [other]: { ...Object.fromEntries(kept), ...wanted } };
  expectEqual(after.value, { ...before.value, providers: expected }, 'the settings after an edit');
  return true;
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
