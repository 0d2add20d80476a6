import { isDeepStrictEqual } from 'node:util';
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parse,
  parseTree,
  type JSONPath,
  type ParseError,
} from 'jsonc-parser';
import * as v from 'valibot';
import { fail, ok, type Result } from '../shared/result';
import type { SettingsChange } from '../core/provider/settingsPort';

/** Where in a file the settings are: at its top, or below `settings` of a workspace file. */
export type SettingsPlace = readonly string[];

const entries = v.record(v.string(), v.unknown());
const byteOrderMark = '\uFEFF';

/** What our settings hold in the text of a settings file; `invalid` where that is no JSON with comments. */
export function readSettings(
  text: string,
  place: SettingsPlace,
): Result<Readonly<Record<SettingsChange['setting'], unknown>>, 'invalid'> {
  const errors: ParseError[] = [];
  const root: unknown = parse(withoutMark(text), errors, lenient);
  if (errors.length > 0 || (root !== undefined && !isObject(root))) {
    return text.trim() === '' ? ok(none) : fail('invalid');
  }
  const settings = place.reduce<unknown>((within, key) => (isObject(within) ? within[key] : undefined), root);
  const value = (name: string): unknown =>
    isObject(settings) ? settings[`gitProviders.${name}`] : undefined;
  return ok({
    providers: value('providers'),
    projects: value('projects'),
    defaultProvider: value('defaultProvider'),
  });
}

const none = { providers: undefined, projects: undefined, defaultProvider: undefined };

/**
 * Makes one change to the text of a settings file. Of an entry that is there only the known fields that differ are
 * touched: comments, order and fields of newer versions stay.
 *
 * @param known the fields of an entry that this version writes and may take out
 */
export function editSettings(
  text: string,
  place: SettingsPlace,
  change: SettingsChange,
  known: readonly string[],
): Result<string, 'invalid'> {
  const blank = text.trim() === '';
  // JSON knows fewer kinds of white space than there are: what is blank to the eye is begun anew.
  const bare = blank ? '' : withoutMark(text);
  const errors: ParseError[] = [];
  const root = parseTree(bare, errors, lenient);
  if (!blank && (errors.length > 0 || root?.type !== 'object')) return fail('invalid');
  const at = [...place, `gitProviders.${change.setting}`];
  let edited = bare;
  const set = (path: JSONPath, value: unknown): void => {
    edited = applyEdits(edited, modify(edited, path, value, { formattingOptions: styleOf(bare) }));
  };
  if (change.setting === 'defaultProvider') set(at, change.id);
  else {
    const setting = root && findNodeAtLocation(root, at);
    if (setting !== undefined && setting.type !== 'object') return fail('invalid');
    const entry = setting && findNodeAtLocation(setting, [change.id]);
    const before: unknown =
      entry && parse(bare.slice(entry.offset, entry.offset + entry.length), [], lenient);
    if (change.entry === undefined) {
      if (entry !== undefined) set([...at, change.id], undefined);
      if (isEmptyObject(edited, at)) set(at, undefined);
    } else if (isObject(before)) {
      for (const field of new Set([...known, ...Object.keys(change.entry)])) {
        if (!isDeepStrictEqual(before[field], change.entry[field])) {
          set([...at, change.id, field], change.entry[field]);
        }
      }
    } else set([...at, change.id], change.entry);
  }
  return ok(text.startsWith(byteOrderMark) ? byteOrderMark + edited : edited);
}

/** Nothing is in it, no comment either. */
function isEmptyObject(text: string, path: JSONPath): boolean {
  const root = parseTree(text, [], lenient);
  const node = root && findNodeAtLocation(root, path);
  return node !== undefined && /^\{\s*\}$/.test(text.slice(node.offset, node.offset + node.length));
}

const lenient = { allowTrailingComma: true };

function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return v.is(entries, value) && !Array.isArray(value);
}

/** Edits look like what is around them. */
function styleOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indentation = /^([ \t]+)\S/m.exec(text)?.[1] ?? '    ';
  const tabs = indentation.startsWith('\t');
  return {
    insertSpaces: !tabs,
    tabSize: tabs ? 4 : indentation.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
