/** Who Git would say made a commit. */
export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

/** What is known of the person behind an account. */
export interface AccountIdentity {
  readonly username?: string;
  readonly email?: string;
  readonly displayName?: string;
}

/** What commits of the account should say. Without a name, the one that Git has stays. */
export interface AccountAuthor {
  readonly email: string;
  readonly name?: string;
}

/**
 * What to put in place of `author`, where commits would be somebody else's than the account's. `undefined` also where
 * that cannot be told: a host that keeps the email to itself never makes for a warning.
 */
export function identityMismatch(account: AccountIdentity, author: CommitAuthor): AccountAuthor | undefined {
  const wanted = accountAuthor(account, author);
  if (wanted === undefined || sameText(wanted.email, author.email)) return undefined;
  return isPrivateAddress(account.username, author.email) ? undefined : wanted;
}

/** How commits of an account are signed; `author` is who signs them now. `undefined` where its email is not known. */
export function accountAuthor(
  account: AccountIdentity,
  author: CommitAuthor | undefined,
): AccountAuthor | undefined {
  const email = account.email?.trim() ?? '';
  if (email === '' || isRobot(email)) return undefined;
  const name = account.displayName ?? account.username;
  const keeps = name === undefined || name === '' || (author !== undefined && fits(author.name, name));
  return keeps ? { email } : { email, name };
}

/**
 * Hosts give each user an address that hides the real one: the username, often behind the user's number, at
 * `users.noreply.<host>`. Whose it is cannot be told without a username, which counts as the account's.
 * Source: GitHub's “Email addresses reference”, GitLab's “Use an automatically-generated private commit email”.
 */
function isPrivateAddress(username: string | undefined, email: string): boolean {
  const [, owner] = /^(?:\d+[+-])?([^@]+)@users\.noreply\./i.exec(email.trim()) ?? [];
  return owner !== undefined && (username === undefined || sameText(owner, username));
}

/** Tokens of projects, groups and repositories belong to a user that the host made up, with an address like these. */
function isRobot(email: string): boolean {
  return /@(noreply|bots)\./i.test(email);
}

/** A full name that contains the account's name says more than that does. */
function fits(current: string, wanted: string): boolean {
  return sameText(current, wanted) || current.split(/\s+/).some((word) => sameText(word, wanted));
}

function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
