import { readFile, rm } from 'node:fs/promises';
import { writeInclude } from '../../git/includeFile';
import { hasCode } from '../../shared/hasCode';

/** The include file that terminals name: they may claim less than VS Code's own Git. */
export interface TerminalInclude {
  /** Takes over, from what VS Code's Git is told now, what concerns these base URLs. Rejects where it cannot be written. */
  claim(urls: readonly string[]): Promise<void>;
}

/**
 * @param source path of the include file of VS Code's Git
 * @param target path of the one for terminals
 */
export function createTerminalInclude(source: string, target: string): TerminalInclude {
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (urls: readonly string[]): Promise<void> => {
    const [head = '', ...sections] = (await readOrNothing(source)).split(/^(?=\[credential ")/m);
    const kept = sections.filter((section) =>
      urls.some((url) => section.startsWith(`[credential "${url}"]`)),
    );
    // Git takes no offence at a file that is not there.
    if (kept.length === 0) await rm(target, { force: true });
    else await writeInclude(target, [head, ...kept].join(''));
  };
  return {
    claim(urls) {
      const next = writing.then(() => write(urls));
      writing = next.catch(() => undefined);
      return next;
    },
  };
}

async function readOrNothing(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
}
