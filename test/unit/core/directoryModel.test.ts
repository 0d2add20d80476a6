import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../src/core/provider/definitionRules';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import { scopeKey, userScope, type Provider, type Scope } from '../../../src/core/provider/provider';
import { definitionOf, knownHosts, memorySettings, sample, workspaceScope } from './sampleProviders';

/** What the directory should hold, kept in the plainest way. */
class Model {
  readonly providers = new Map<string, Provider>();
  readonly defaults = new Map<string, string>();

  isTaken(name: string, id: string): boolean {
    return [...this.providers.values()].some(
      (each) => each.id !== id && nameKey(each.name) === nameKey(name),
    );
  }

  remove(id: string): void {
    this.providers.delete(id);
    this.clear(id);
  }

  clear(id: string): void {
    for (const [scope, named] of this.defaults) if (named === id) this.defaults.delete(scope);
  }
}

const scope = fc.constantFrom<Scope>(userScope, workspaceScope);
const which = fc.nat(5);
const operation = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    name: fc.constantFrom('a', 'A', 'b', 'c', ' d', 'e'),
    scope,
  }),
  fc.record({ kind: fc.constant('rename' as const), which, name: fc.constantFrom('a', 'B', 'f', 'g') }),
  fc.record({ kind: fc.constant('move' as const), which, scope }),
  fc.record({ kind: fc.constant('remove' as const), which }),
  fc.record({ kind: fc.constant('default' as const), which, scope }),
  fc.record({ kind: fc.constant('noDefault' as const), scope }),
  fc.record({ kind: fc.constant('activate' as const), which }),
  fc.record({ kind: fc.constant('deactivate' as const), which }),
);

describe('any row of operations on the directory', () => {
  it('does what it does to a plain model, and tells the history of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 30 }), async (operations) => {
        const told: string[] = [];
        const directory = createProviderDirectory(memorySettings(), knownHosts, (note) => {
          told.push(note.action.kind);
          return Promise.resolve();
        });
        const model = new Model();
        for (const each of operations) {
          const chosen = 'which' in each ? [...model.providers.values()][each.which] : undefined;
          if ('which' in each && chosen === undefined) continue;
          const before = told.length;
          switch (each.kind) {
            case 'add': {
              const provider = sample('https://github.com', { name: each.name.trim(), scope: each.scope });
              const fits = !model.isTaken(provider.name, provider.id);
              const saved = await directory.save(definitionOf(provider), each.scope);
              expect(saved.ok).toBe(fits);
              if (fits) model.providers.set(provider.id, provider);
              expect(told.slice(before)).toEqual(fits ? ['created'] : []);
              break;
            }
            case 'rename': {
              const renamed = { ...chosen!, name: each.name };
              const fits = !model.isTaken(each.name, renamed.id);
              const saved = await directory.save(definitionOf(renamed), renamed.scope);
              expect(saved.ok).toBe(fits);
              if (fits) model.providers.set(renamed.id, renamed);
              expect(told.slice(before)).toEqual(fits && each.name !== chosen!.name ? ['edited'] : []);
              break;
            }
            case 'move': {
              if (scopeKey(chosen!.scope) === scopeKey(each.scope)) break;
              expect((await directory.move(chosen!, each.scope)).ok).toBe(true);
              model.providers.set(chosen!.id, { ...chosen!, scope: each.scope });
              if (model.defaults.get(scopeKey(chosen!.scope)) === chosen!.id) {
                model.defaults.delete(scopeKey(chosen!.scope));
                model.defaults.set(scopeKey(each.scope), chosen!.id);
              }
              expect(told.slice(before)).toEqual(['moved']);
              break;
            }
            case 'remove': {
              const cleared = [...model.defaults.values()].includes(chosen!.id);
              expect(await directory.remove(chosen!)).toEqual({
                ok: true,
                value: { defaultCleared: cleared },
              });
              model.remove(chosen!.id);
              expect(told.slice(before)).toEqual(['deleted']);
              break;
            }
            case 'default':
              if (chosen!.status === 'inactive') break;
              expect((await directory.setDefault(each.scope, chosen)).ok).toBe(true);
              model.defaults.set(scopeKey(each.scope), chosen!.id);
              expect(told.slice(before)).toEqual(['defaultSet']);
              break;
            case 'noDefault':
              expect((await directory.setDefault(each.scope, undefined)).ok).toBe(true);
              model.defaults.delete(scopeKey(each.scope));
              break;
            case 'activate':
            case 'deactivate': {
              const status = each.kind === 'activate' ? 'active' : 'inactive';
              expect((await directory.setStatus(chosen!, status)).ok).toBe(true);
              model.providers.set(chosen!.id, { ...chosen!, status });
              if (status === 'inactive') model.clear(chosen!.id);
              expect(told.slice(before)).toEqual(chosen!.status === status ? [] : [`${each.kind}d`]);
            }
          }
          const { providers, problems, defaults, defaultProvider } = directory.current();
          const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
            a.id.localeCompare(b.id);
          expect([...providers].sort(byId)).toEqual([...model.providers.values()].sort(byId));
          expect(problems).toEqual([]);
          expect(new Map(defaults.map((named) => [scopeKey(named.scope), named.id]))).toEqual(model.defaults);
          const counting =
            model.defaults.get(scopeKey(workspaceScope)) ?? model.defaults.get(scopeKey(userScope));
          expect(defaultProvider?.id).toBe(counting);
        }
      }),
      { numRuns: 300 },
    );
  });
});
