import { readFile, stat } from 'node:fs/promises';
import { parseDocument } from 'yaml';

/** Bytes of a settings file of another program that are read. */
const fileLimit = 1_000_000;

/**
 * What a YAML file holds, every scalar as a text; `undefined` where there is none, or none that can be read. The file is
 * only read. A scalar with a tag that does not fit it (`token: !!null abc`, which some programs write) is a text too.
 */
export async function readYaml(path: string): Promise<unknown> {
  try {
    const { size } = await stat(path);
    if (size > fileLimit) return undefined;
    const document = parseDocument(await readFile(path, 'utf8'), { schema: 'failsafe', logLevel: 'silent' });
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}
