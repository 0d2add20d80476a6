import type { ClaimsByHeading } from './claim';

/** What other extensions are promised. */
export const api: ClaimsByHeading = {
  'For other extensions': [
    {
      says: 'Git Providers offers two things to other extensions: its accounts, through vscode.authentication, and an API that tells which providers there are and which of them serves a repository.',
      shownBy: [
        ['test/browser/sampleExtension.test.ts', 'gets the session that the user allows it'],
        ['test/browser/sampleExtension.test.ts', 'sees the providers through the API'],
        ['test/browser/sampleExtension.test.ts', 'learns which provider serves a repository, and why'],
      ],
    },
    {
      says: 'Tokens go through the first one alone: there VS Code asks the user, for each extension and each account.',
      shownBy: [
        ['test/vscode/api.test.ts', 'describes the providers, and nothing personal'],
        ['test/vscode/authentication.test.ts', 'stay closed to an extension that the user has not allowed'],
      ],
    },
    {
      says: 'What this does not protect. Any program in a terminal of VS Code can ask Git for a credential, and gets the one that Git would get for that URL.',
      shownBy: [['test/vscode/terminalCredentials.test.ts', 'gets the provider’s credential in a terminal']],
    },
    {
      says: 'So can every extension, because it can start programs. The consent is a statement of who was given what, not a wall: on a machine with software that you do not trust, use tokens with few permissions and a near expiry.',
      because: 'limit',
    },
  ],

  Accounts: [
    {
      says: 'The authentication provider has the id git-providers.',
      shownBy: [['test/vscode/authentication.test.ts', 'are declared in the manifest under the id']],
    },
    {
      says: 'It has a session for every active provider with a token that works.',
      shownBy: [['test/unit/core/sessions.test.ts', 'are one for each active provider with a token']],
    },
    {
      says: 'Name it in extensionDependencies as git-providers.git-providers, or ask whether it is there.',
      because: 'instruction',
    },
    { says: 'Scopes say which provider is meant, in any order: scopes sessions', because: 'definition' },
    {
      says: '[] all',
      shownBy: [['test/unit/core/sessionScopes.test.ts', 'name every active provider where there are none']],
    },
    {
      says: "['gitlab'] of this type: github, gitlab, bitbucket",
      shownBy: [['test/unit/core/sessionScopes.test.ts', 'name the providers of a type']],
    },
    {
      says: "['gitlab', 'https://gitlab.acme.com'] of this type at this base URL",
      shownBy: [['test/unit/core/sessionScopes.test.ts', 'name the providers at a base URL']],
    },
    {
      says: "['provider:<id>'], alone or with others of the provider with this id, see the API below",
      shownBy: [['test/unit/core/sessionScopes.test.ts', 'name one provider by its id']],
    },
    {
      says: 'anything else, or two that contradict none',
      shownBy: [
        ['test/unit/core/sessionScopes.test.ts', 'name none for %s'],
        ['test/unit/core/sessions.test.ts', 'are none for scopes that mean nothing'],
      ],
    },
    {
      says: "A session's scopes do not say what its token may do: ask the host. Send a token to its base URL and nowhere else.",
      because: 'instruction',
    },
    {
      says: 'Accounts are called alice (gitlab.acme.com), with the organization where the provider is limited to one.',
      shownBy: [
        ['test/unit/core/sessionScopes.test.ts', 'is called after user and host'],
        ['test/unit/core/sessionScopes.test.ts', 'tells apart what one user has on one host'],
      ],
    },
    {
      says: "Until the host has told the user's name, the provider's name stands for it.",
      shownBy: [['test/unit/core/sessionScopes.test.ts', 'is called after the provider as long as the host']],
    },
    {
      says: "VS Code keeps the user's consent under this label: providers of one user, host and organization share it.",
      because: 'limit',
    },
    {
      says: 'No session comes of a provider that is inactive, whose token is missing, expired or refused by the host, whose address changed after the token was entered, or that this machine does not permit (gitProviders.permissions, gitProviders.allowedHosts).',
      shownBy: [
        ['test/unit/core/sessionScopes.test.ts', 'never name an inactive provider'],
        ['test/vscode/authentication.test.ts', 'go and come with the token'],
        ['test/unit/core/sessions.test.ts', 'are none for a token that has expired'],
        ['test/unit/core/sessions.test.ts', 'are none for a token that the host refuses'],
        ['test/unit/core/sessions.test.ts', 'are none for a token that was entered for another address'],
        ['test/unit/core/sessions.test.ts', 'are none without the permission to read'],
        ['test/unit/core/sessions.test.ts', 'are none for a host that is not allowed'],
      ],
    },
    {
      says: 'createIfNone lets the user pick a provider, enter its token, or add one. It rejects when the user cancels.',
      shownBy: [
        ['test/browser/sampleExtension.test.ts', 'gets it anew when the user picks the provider'],
        ['test/browser/sampleExtension.test.ts', 'gets it when the user enters one'],
        ['test/browser/sampleExtension.test.ts', 'gets the session of a provider that the user adds'],
        ['test/browser/sampleExtension.test.ts', 'gets none where the user cancels the choice of a provider'],
      ],
    },
    {
      says: 'onDidChangeSessions fires in every window when a token is added, replaced, removed or refused, and when a provider is activated, deactivated or deleted.',
      shownBy: [
        ['test/vscode/authentication.test.ts', 'change for every extension when a token is replaced'],
        [
          'test/unit/core/sessions.test.ts',
          'tell of a token that is removed, and of one that is entered again',
        ],
        ['test/unit/core/sessions.test.ts', 'tell of a token that the host begins to refuse'],
        ['test/unit/core/sessions.test.ts', 'tell of providers that are activated, deactivated and deleted'],
        ['test/unit/core/sessions.test.ts', 'holds in every window, and the others tell it when they look'],
      ],
    },
    { says: 'Ask again then, and keep no token.', because: 'instruction' },
    {
      says: 'Sign Out, in the menu Accounts, asks: remove the token from this machine, or only end the access of extensions. Either way every extension has to ask anew; the provider stays.',
      shownBy: [
        [
          'test/browser/sampleExtension.test.ts',
          'loses it when the access of extensions ends, while Git keeps',
        ],
        ['test/browser/sampleExtension.test.ts', 'loses it with the token'],
        [
          'test/unit/core/sessions.test.ts',
          'takes the session from everybody, and leaves the token where it is',
        ],
      ],
    },
  ],

  API: [
    {
      says: 'Copy git-providers.d.ts into your extension; it is in the installed extension too, under api.',
      shownBy: [
        ['test/browser/package.test.ts', 'holds the bundles, and of the repository only what VS Code'],
      ],
    },
    {
      says: 'It needs @types/vscode and nothing else.',
      shownBy: [['test/unit/house/apiDocs.test.ts', 'holds in %s nothing that does not compile']],
    },
    {
      says: 'providerForUrl gives the answer that Git would get for a repository, without the credential, and why it is that one.',
      shownBy: [['test/vscode/api.test.ts', 'finds the provider that serves a repository, and says why']],
    },
    {
      says: 'It asks nobody and makes no network request.',
      shownBy: [
        ['test/vscode/api.test.ts', 'says when the user would be asked'],
        ['test/vscode/api.test.ts', 'sends nothing to the host'],
      ],
    },
    { says: 'outcome what it means', because: 'definition' },
    {
      says: 'serves provider answers; reason names the step at which that was clear',
      shownBy: [['test/vscode/api.test.ts', 'finds the provider that serves a repository, and says why']],
    },
    {
      says: 'undecided one of providers answers: the user is asked when Git needs it',
      shownBy: [['test/vscode/api.test.ts', 'says when the user would be asked']],
    },
    {
      says: 'rejected the host refuses the token of provider, or it has expired: Git gets none',
      shownBy: [
        ['test/vscode/api.test.ts', 'says when the token does not work'],
        ['test/unit/core/credentialSource.test.ts', 'does not serve an expired token'],
      ],
    },
    {
      says: 'undefined no provider answers, or the URL is none that tokens are for, such as an SSH URL',
      shownBy: [['test/vscode/api.test.ts', 'finds nobody for what no provider covers']],
    },
    {
      says: 'Everything that the API gives is frozen and holds nothing personal: no token, no user name, no email.',
      shownBy: [
        ['test/vscode/api.test.ts', 'cannot be changed from outside'],
        ['test/vscode/api.test.ts', 'describes the providers, and nothing personal'],
      ],
    },
    {
      says: 'getApi throws a TypeError for a version that does not exist',
      shownBy: [['test/vscode/api.test.ts', 'has one version, and says so for others']],
    },
    {
      says: 'providerForUrl rejects with one where it gets no string.',
      shownBy: [['test/vscode/api.test.ts', 'refuses what is no text, without harm']],
    },
    {
      says: 'A later version comes beside this one; version 1 stays as it is, except that objects may get further properties and strings further values.',
      because: 'custom',
    },
  ],
};
