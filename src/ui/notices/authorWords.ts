import type { AccountAuthor } from '../../core/account/identityMismatch';

/** As Git writes an author; the email alone where there is no name. */
export function authorLabel({ name, email }: AccountAuthor): string {
  return name === undefined || name === '' ? email : `${name} <${email}>`;
}

/** The folder of a repository, as a person calls it. */
export function repositoryLabel(rootUri: { readonly path: string }): string {
  return rootUri.path.split('/').at(-1) ?? rootUri.path;
}
