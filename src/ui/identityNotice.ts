import { l10n, window, type LogOutputChannel } from 'vscode';
import type { Ending, Subscribe } from '../shared/emitter';
import { identityMismatch } from '../core/account/identityMismatch';
import type { MemoryPort } from '../core/provider/health';
import { applyIdentity } from './notices/applyIdentity';
import { authorLabel, repositoryLabel } from './notices/authorWords';
import { commitAuthor } from './notices/commitAuthor';
import type { OpenRepository } from './openRepository';

export interface IdentityNoticeParts {
  readonly repository: OpenRepository;
  /** Path of VS Code's Git. */
  readonly git: string;
  readonly accountsChanged: Subscribe<string>;
  /** Holds what the user does not want to be told again. */
  readonly memory: MemoryPort;
  readonly log: LogOutputChannel;
  /** Milliseconds from now in which nothing is said: a minute unless given. */
  readonly quietMs?: number;
}

const minute = 60_000;

/**
 * Warns, once a window for each repository and provider, that commits would be somebody else's than the account's.
 * One warning at a time, and none in a window that nobody looks at.
 */
export function followIdentity(parts: IdentityNoticeParts): Ending {
  const { repository, memory, log } = parts;
  const settled = new Set<string>();
  let quiet = true;
  let disposed = false;
  let looking = false;
  let again = false;

  const notice = async (): Promise<void> => {
    const open = repository.current();
    const resolution = await repository.resolve();
    if (open === undefined || resolution?.kind !== 'chosen') return;
    const place = open.rootUri.toString();
    // VS Code's Git gives another object for the same repository each time.
    if (repository.current()?.rootUri.toString() !== place) return;
    const { provider, account } = resolution.match;
    const key = [place, provider.id, account.email].join(' ');
    if (account.email === undefined || settled.has(key) || memory.get(quietKey(provider.id)) === true) return;
    const author = await commitAuthor(parts.git, open.rootUri.fsPath);
    if (disposed || !window.state.focused) return;
    settled.add(key);
    const wanted = author && identityMismatch(account, author);
    if (author === undefined || wanted === undefined) return;
    const use = l10n.t('Use {0} Here', wanted.email);
    const stop = l10n.t("Don't Show Again for This Provider");
    const sentence = l10n.t(
      'Commits in {repository} are made as {author}, but the account of “{provider}” is {account}.',
      {
        repository: repositoryLabel(open.rootUri),
        author: authorLabel(author),
        provider: provider.name,
        account: authorLabel(wanted),
      },
    );
    const answer = await window.showWarningMessage(sentence, use, stop);
    if (answer === use) await applyIdentity(parts.git, open, wanted);
    if (answer === stop) await memory.update(quietKey(provider.id), true);
  };
  const look = (): void => {
    again = looking;
    if (quiet || disposed || looking || !window.state.focused) return;
    looking = true;
    notice()
      .catch((cause: unknown) => {
        log.error('The identity of commits could not be compared', String(cause));
      })
      .finally(() => {
        looking = false;
        if (again) look();
      });
  };
  const timer = setTimeout(() => {
    quiet = false;
    look();
  }, parts.quietMs ?? minute);
  const subscriptions = [
    repository.onDidChange(look),
    parts.accountsChanged(look),
    window.onDidChangeWindowState(look),
  ];
  return {
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
      for (const each of subscriptions) each.dispose();
    },
  };
}

function quietKey(id: string): string {
  return `identity.quiet.${id}`;
}
