import type { Claim } from './claim';

/** The README on tokens that end, projects, webhooks, what is moved in and out, and settings. */
export const readmeProjects: readonly Claim[] = [
  {
    says: 'A token that is about to expire is told of once on a machine 14, 7 and 1 days before (on those of these days that are still to come when it is entered), with the projects that will fail',
    shownBy: [
      [
        'test/browser/lifecycle.test.ts',
        'are told in one message, with the pipeline projects that will fail',
      ],
      [
        'test/browser/lifecycle.test.ts',
        'are told once: not after the next start, and not in another window',
      ],
      ['test/unit/core/lifecycle/expiryStage.test.ts', 'is with %s days left: %s'],
      [
        'test/unit/core/lifecycle/expiryStage.test.ts',
        'with %s left is each of those that are still to come',
      ],
      ['test/unit/core/lifecycle/expiryStage.test.ts', 'is the last day’s after two thirds of the time'],
    ],
  },
  {
    says: 'Export Reminders… puts the dates into your calendar.',
    shownBy: [['test/browser/lifecycle.test.ts', 'are exported as a calendar, which holds no token']],
  },
  {
    says: 'Rotate Token… replaces a token by a new one: GitLab makes it, and ends the old one everywhere at once',
    shownBy: [
      ['test/browser/rotate.test.ts', 'is not rotated before the user has read what that means'],
      [
        'test/browser/rotate.test.ts',
        'is rotated for as long as the host allows, tested, and offered once to be copied',
      ],
      ['test/unit/core/lifecycle/rotation.test.ts', 'ends the old token, stores the new one'],
    ],
  },
  {
    says: 'elsewhere you create it in the browser, and it is tested before it takes the place of the old one, which can be revoked on github.com.',
    shownBy: [
      ['test/browser/rotate.test.ts', 'is replaced by none that the host rejects, and not by itself'],
      ['test/browser/rotate.test.ts', 'is replaced by a new one, tested before and after, and then revoked'],
    ],
  },
  {
    says: 'Create Pipeline Project… binds a repository to a provider, proposes a pipeline file for its host and stack as a diff (an existing one is never overwritten, and nothing is committed), and adds a webhook if you want one',
    shownBy: [
      [
        'test/browser/createProject.test.ts',
        'makes one of the repository that is open: file, webhook and binding',
      ],
      ['test/unit/core/pipeline/pipelineFiles.test.ts', 'lies where %s at %s looks for it'],
      ['test/unit/core/pipeline/detectStack.test.ts', 'is %s by its files %j'],
      ['test/unit/core/pipeline/writePipelineFile.test.ts', 'never touches a file that is there'],
    ],
  },
  {
    says: 'what it did can be undone.',
    shownBy: [
      ['test/browser/createProject.test.ts', 'says what is there when a step fails, and takes it back'],
      ['test/vscode/createProject.test.ts', 'and takes it all back but the clone'],
    ],
  },
  {
    says: 'Manage Webhooks… lists, adds, edits, tests and deletes the webhooks of a repository and shows their deliveries.',
    shownBy: [
      ['test/browser/webhooks.test.ts', 'adds one for the events that are picked'],
      ['test/browser/webhooks.test.ts', 'changes the events and switches it off and on where the host can'],
      ['test/browser/webhooks.test.ts', 'calls the receiver and tells how deliveries went'],
      ['test/browser/webhooks.test.ts', 'deletes one once it was asked'],
    ],
  },
  {
    says: "Import Credentials… finds what gh, glab, Git's own helpers and VS Code know, lists it without the tokens, and tests and takes only what you tick.",
    shownBy: [
      [
        'test/browser/transfer.test.ts',
        'are listed with host, account and source, tested when they are ticked',
      ],
      ['test/unit/git/importSources/findLogins.test.ts', 'are every account of every host'],
      ['test/vscode/transfer.test.ts', 'are listed by their names, and give no token without the consent'],
    ],
  },
  {
    says: 'Export Definitions… and Import Definitions… carry definitions, never a token, to another machine or a team',
    shownBy: [
      ['test/browser/transfer.test.ts', 'go out through the clipboard without a token, and come in again'],
      ['test/unit/core/transfer/definitionsFile.test.ts', 'hold nothing but what a definition is made of'],
    ],
  },
  {
    says: 'Add Tokens… then walks through all that need one.',
    shownBy: [
      ['test/browser/transfer.test.ts', 'are asked for one after the other, and each can be skipped'],
    ],
  },
  {
    says: 'Leave Client… detaches projects, revokes and forgets what you choose, and reports what is left to do by hand.',
    shownBy: [
      ['test/browser/transfer.test.ts', 'takes its providers and tokens along, here and on the host'],
      [
        'test/unit/core/transfer/leaveProvider.test.ts',
        'detaches, revokes, forgets and deletes, and tells each',
      ],
    ],
  },
  {
    says: "Where the commits of the open repository are made with another email address than the provider's account has, one warning offers to set it for that repository.",
    shownBy: [
      ['test/browser/identity.test.ts', 'bring one warning, which offers the account’s email for this'],
    ],
  },
  {
    says: 'Definitions are in the settings gitProviders.providers, gitProviders.defaultProvider and gitProviders.projects of the user, the workspace or a folder',
    shownBy: [
      ['test/browser/scopes.test.ts', 'shows the definitions of every scope with where each comes from'],
      ['test/browser/mainPath.test.ts', 'in the user settings without its token, and as the default'],
    ],
  },
  {
    says: 'the editor helps with a schema.',
    shownBy: [['test/unit/house/manifest.test.ts', 'lists every host type in the schema']],
  },
  {
    says: 'An entry at fault is shown with its field and hides no other one',
    shownBy: [
      [
        'test/browser/badInput.test.ts',
        'show each bad entry of the user as a row that names entry and field',
      ],
      ['test/unit/core/definitions.test.ts', 'shows every problem and hides no valid entry for it'],
    ],
  },
  {
    says: 'a workspace never displaces a provider of the user',
    shownBy: [
      ['test/unit/core/definitions.test.ts', 'lets no workspace displace a provider of the user'],
      ['test/browser/badInput.test.ts', 'are noticed in a workspace at once, and take nothing from the user'],
    ],
  },
  {
    says: 'workspaces that you do not trust define none.',
    shownBy: [['test/browser/scopes.test.ts', 'adds no provider, and hides none of the user’s']],
  },
  {
    says: 'An administrator can preset gitProviders.permissions (see and use, write, delete) and gitProviders.allowedHosts on the machine.',
    shownBy: [
      ['test/browser/manage.test.ts', 'follow the permissions that the machine grants'],
      ['test/unit/core/permission.test.ts', '%j grants %j'],
      ['test/unit/core/directory.test.ts', 'keep a host out that is not allowed'],
    ],
  },
  {
    says: 'They guard against mistakes and no workspace can widen them',
    shownBy: [
      ['test/unit/house/readmeManifest.test.ts', 'takes permissions and hosts from the machine alone'],
    ],
  },
  { says: 'they are not a wall against the owner of the machine.', because: 'limit' },
];
