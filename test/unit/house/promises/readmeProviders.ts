import type { Claim } from './claim';

/** The README on what is done with providers and their definitions. */
export const readmeProviders: readonly Claim[] = [
  {
    says: 'Each row of the view says in words how its provider is',
    shownBy: [
      ['test/browser/trees.test.ts', 'groups by scope where there is more than one, and gives each row'],
    ],
  },
  {
    says: 'below it are account, organization, token, the checks of the last test, projects and repositories.',
    shownBy: [
      ['test/browser/trees.test.ts', 'says below a provider what is known of it, and each check'],
      ['test/browser/trees.test.ts', 'lists projects and repositories'],
    ],
  },
  {
    says: 'Several rows can be selected, tested or deleted together, and dragged to another scope.',
    shownBy: [
      ['test/browser/trees.test.ts', 'tests what is selected together'],
      ['test/browser/trees.test.ts', 'deletes several after one question'],
      ['test/browser/trees.test.ts', 'moves a provider with its token to the scope that it is dropped on'],
    ],
  },
  {
    says: 'Open Dashboard shows all of them in one table to sort, filter and group:',
    shownBy: [
      [
        'test/browser/dashboard.test.ts',
        'filters by what is typed and by state, sorts by any column, and groups',
      ],
      ['test/browser/dashboard.test.ts', 'comes back with the window, and is a table with a row a provider'],
    ],
  },
  {
    says: 'state, account, expiry, age of the token against gitProviders.rotation.days, projects, last test and last use by Git.',
    shownBy: [
      ['test/vscode/dashboard.test.ts', 'says what is known before anything was tested'],
      ['test/vscode/dashboard.test.ts', 'says what a test has found, and when it was'],
      ['test/vscode/dashboard.test.ts', 'counts the days of the token against the setting'],
      ['test/vscode/dashboard.test.ts', 'says when Git last got the credential'],
    ],
  },
  {
    says: 'The status bar names the provider of the open repository',
    shownBy: [['test/browser/statusBar.test.ts', 'is named for the repository of the active editor']],
  },
  {
    says: 'is red only when Git will fail there.',
    shownBy: [
      ['test/browser/statusBar.test.ts', 'is red once Git will fail here, and says so'],
      ['test/unit/ui/statusText.test.ts', 'is at fault only where Git fails for this very repository'],
    ],
  },
  {
    says: 'Everything is in the palette under Git Providers, and what is about one provider in the menu of its row:',
    shownBy: [
      ['test/unit/house/readmeManifest.test.ts', 'has every command that the README names in the palette'],
      ['test/unit/house/readmeManifest.test.ts', 'has what is about one provider in the menu of its row'],
    ],
  },
  {
    says: 'Edit Provider… (the same form; the type is fixed, a blank token keeps the stored one)',
    shownBy: [
      ['test/browser/form.test.ts', 'keeps its token when the field stays empty, and its type for good'],
      ['test/vscode/form.test.ts', 'keeps the stored token where the field is left blank'],
      ['test/unit/core/directory.test.ts', 'cannot change'],
    ],
  },
  {
    says: 'Set as Default, Deactivate (it then supplies no credential)',
    shownBy: [
      ['test/browser/manage.test.ts', 'are deactivated, which clears the default and says so'],
      ['test/vscode/terminalCredentials.test.ts', 'gets none once the provider is inactive'],
    ],
  },
  {
    says: 'Duplicate Provider…, Test All Providers',
    shownBy: [
      ['test/browser/manage.test.ts', 'are duplicated without their token'],
      ['test/browser/manage.test.ts', 'are tested all at once'],
    ],
  },
  {
    says: 'Delete Provider… (refused while a pipeline project uses it: reassign or detach them, or deactivate the provider instead',
    shownBy: [
      ['test/browser/manage.test.ts', 'are not deleted while a project uses them'],
      ['test/unit/core/projects.test.ts', 'is not deleted, and the projects are named'],
    ],
  },
  {
    says: 'the token is revoked on the host if you say so, where the host can)',
    shownBy: [
      ['test/browser/manage.test.ts', 'are deleted after a question that names what goes'],
      ['test/unit/hosts/revoke.test.ts', 'is not tried where the host has no way'],
    ],
  },
  {
    says: 'Move to Workspace Settings… and back',
    shownBy: [
      ['test/vscode/settings.test.ts', 'hands a provider over to the workspace and back'],
      ['test/browser/scopes.test.ts', 'takes a provider of the user’s into the folder that is picked'],
    ],
  },
  {
    says: 'Show History and Restore Provider….',
    shownBy: [
      ['test/browser/history.test.ts', 'is a document that says what happened'],
      ['test/browser/history.test.ts', 'brings a deleted provider back, and asks for its token'],
    ],
  },
  {
    says: 'When the base URL moves to another host the token is asked for again: it is never sent to a host that it was not entered for.',
    shownBy: [['test/browser/manage.test.ts', 'ask for the token again when they move to another host']],
  },
  {
    says: 'Several windows may change providers at once: they take turns',
    shownBy: [
      ['test/browser/twoWindows.test.ts', 'two windows that each add fifty providers at once lose none'],
      ['test/unit/storage/takeTurn.test.ts', 'let five processes add to one number'],
    ],
  },
  {
    says: 'comments in the settings stay.',
    shownBy: [['test/vscode/settings.test.ts', 'keeps comments and fields of newer versions']],
  },
  {
    says: 'A definition that vanished from the settings without having been deleted, and a change that was interrupted when VS Code ended, show as a row from which they are restored or finished.',
    shownBy: [
      ['test/browser/history.test.ts', 'is offered in the tree, and restored with its token'],
      ['test/browser/history.test.ts', 'is found at the next start, and finished or discarded'],
    ],
  },
  {
    says: 'The history holds what was done to each provider for a year, on this machine',
    shownBy: [
      [
        'test/unit/storage/historyFiles.test.ts',
        'an entry is left out, and a file goes when its last one is',
      ],
      [
        'test/unit/core/directoryModel.test.ts',
        'does what it does to a plain model, and tells the history of it',
      ],
    ],
  },
  {
    says: 'never a token',
    shownBy: [
      ['test/browser/history.test.ts', 'holds no token'],
      ['test/unit/core/history.test.ts', 'is never a secret that somebody wrote beside it'],
    ],
  },
  {
    says: 'it can be exported and cleared.',
    shownBy: [['test/browser/history.test.ts', 'is exported to a file, and cleared after a question']],
  },
];
