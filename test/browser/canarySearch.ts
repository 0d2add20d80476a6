import { lstat, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { MarkedProcess } from '../../scripts/markedProcesses.mjs';

/**
 * Every spelling in which a text could lie about, as bytes. A user name and a colon before it change none of them:
 * what is found of `user:text` in base64 is the base64 of `text` at one of three offsets.
 */
function spellingsOf(text: string): readonly Buffer[] {
  const texts = [text, encodeURIComponent(text), hex(text), ...base64Cores(text)];
  return [...new Set(texts)].flatMap((each) => [Buffer.from(each), Buffer.from(each, 'utf16le')]);
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

/**
 * The base64 of a text, at each of the three offsets at which it may stand in a longer one; without the characters
 * that its neighbours decide.
 */
function base64Cores(text: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.from(' '.repeat(offset) + text);
    const whole = padded.toString('base64').slice(offset === 0 ? 0 : offset + 1);
    const core = whole.slice(0, padded.length % 3 === 0 ? undefined : whole.replace(/=+$/, '').length - 1);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

export interface CanarySearch {
  inText(text: string): boolean;
  /** Paths of the files below `directory`, `.git` folders included, in which one occurs; `except` is left out. */
  inFiles(directory: string, except?: readonly string[]): Promise<readonly string[]>;
  /** Which of the processes show one in their arguments or their environment. */
  inProcesses(processes: readonly MarkedProcess[]): readonly string[];
  /**
   * What a window shows, in its frames, in their shadow trees and in their fields; a password field's value is not
   * shown.
   */
  onScreen(page: Page): Promise<readonly string[]>;
}

/** A search for texts that must not turn up anywhere. */
export function searchFor(canaries: readonly string[]): CanarySearch {
  const spellings = canaries.flatMap(spellingsOf);
  const inBytes = (bytes: Buffer): boolean => spellings.some((spelling) => bytes.includes(spelling));
  const inText = (text: string): boolean => inBytes(Buffer.from(text));

  async function inFiles(directory: string, except: readonly string[] = []): Promise<readonly string[]> {
    const found: string[] = [];
    // What ends meanwhile, such as a lock of Git's, is looked at when it is there again.
    for (const name of await readdir(directory).catch(() => [])) {
      const path = join(directory, name);
      if (except.includes(path)) continue;
      if (inText(name)) found.push(path);
      const kind = await lstat(path).catch(() => undefined);
      if (kind?.isDirectory() === true) found.push(...(await inFiles(path, except)));
      else if (kind?.isFile() === true && inBytes(await readFile(path).catch(() => Buffer.of())))
        found.push(path);
    }
    return found;
  }

  return {
    inText,
    inFiles,
    inProcesses: (processes) =>
      processes.flatMap(({ argv, environment }) => {
        const where = [
          ...(inText(argv.join('\0')) ? ['arguments'] : []),
          ...(inText(environment.join('\0')) ? ['environment'] : []),
        ];
        return where.map((place) => `${place} of ${argv[0] ?? ''}`);
      }),
    async onScreen(page) {
      const shown = await Promise.all(page.frames().map(textsOf));
      return shown.flat().filter(inText);
    },
  };
}

const insides = `(() => {
  const textsOf = (root) => [
    ...(root instanceof ShadowRoot ? [root.innerHTML] : []),
    ...[...root.querySelectorAll('input:not([type=password]), textarea')].map(({ value }) => value),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? textsOf(shadowRoot) : [])),
  ];
  return textsOf(document);
})()`;

/** A frame that goes away meanwhile shows nothing. */
async function textsOf(frame: Frame): Promise<readonly string[]> {
  const [content, values] = await Promise.all([
    frame.content().catch(() => ''),
    frame.evaluate<unknown>(insides).catch(() => []),
  ]);
  return [content, ...(Array.isArray(values) ? values.map(String) : [])];
}
