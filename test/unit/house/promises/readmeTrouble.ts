import type { ClaimsByHeading } from './claim';

/** The README on other extensions, on what goes wrong, and on the rest. */
export const readmeTrouble: ClaimsByHeading = {
  'For other extensions': [
    {
      says: 'Extensions get accounts from VS Code itself (vscode.authentication, provider git-providers), which asks for your consent',
      shownBy: [
        ['test/browser/sampleExtension.test.ts', 'gets no session without the consent of the user'],
        ['test/browser/sampleExtension.test.ts', 'gets the session that the user allows it'],
      ],
    },
    {
      says: 'an exported API tells which provider serves a repository, and never a token: the API.',
      shownBy: [
        ['test/browser/sampleExtension.test.ts', 'learns which provider serves a repository, and why'],
        ['test/vscode/api.test.ts', 'describes the providers, and nothing personal'],
        ['test/vscode/api.test.ts', 'finds the provider that serves a repository, and says why'],
      ],
    },
    {
      says: "Sign Out in the Accounts menu removes this machine's token, or only ends the access of extensions, as you say.",
      shownBy: [
        [
          'test/browser/sampleExtension.test.ts',
          'loses it when the access of extensions ends, while Git keeps',
        ],
        ['test/browser/sampleExtension.test.ts', 'loses it with the token'],
      ],
    },
  ],

  Troubleshooting: [
    {
      says: 'Diagnose… begins with what you see',
      shownBy: [['test/browser/diagnose.test.ts', 'asks what does not work, and of which provider']],
    },
    {
      says: 'looks for every cause of it, and ends with what helps.',
      shownBy: [
        ['test/browser/diagnose.test.ts', 'finds both causes, each with what helps'],
        [
          'test/unit/diagnosis/troubleshooting.test.ts',
          'has a name that is taken, in whatever letter case, and no',
        ],
      ],
    },
    { says: 'you see what to do', because: 'definition' },
    {
      says: 'Rejected by host The token is mistyped, expired or revoked.',
      shownBy: [['test/browser/wrongToken.test.ts', 'and turns the provider red with Update Token']],
    },
    {
      says: 'Choose Update Token… on the provider; the new one works at once, with no reload.',
      shownBy: [['test/browser/wrongToken.test.ts', 'works again after the right token, with no reload']],
    },
    {
      says: 'Token missing The definition came from your settings or your team.',
      shownBy: [['test/browser/newMachine.test.ts', 'shows one quiet row for all of them']],
    },
    { says: 'Choose Update Token… and enter your own token.', because: 'instruction' },
    {
      says: 'It is also asked for again when somebody changed the base URL, so that a token never goes to a host that you did not enter it for.',
      shownBy: [['test/vscode/changedPlace.test.ts', 'sends no token to its new host']],
    },
    {
      says: "The connection test passes and Git fails in it Git has its own proxy and certificate settings (http.proxy, http.sslCAInfo); VS Code's do not count for it.",
      shownBy: [
        [
          'test/unit/git/tryGit.test.ts',
          'tells a proxy of Git’s own that wants a login, and where it is set',
        ],
      ],
    },
    {
      says: 'A web page answers instead of the API A network sign-in page, a proxy, or a base URL with organization or repository in it.',
      shownBy: [['test/unit/core/connectionTest.test.ts', 'recognises a web page in place of the API']],
    },
    {
      says: 'Organization not found Check its spelling, and whether the account belongs to it.',
      shownBy: [['test/unit/core/connectionTest.test.ts', 'of %s finds a misspelt organization']],
    },
    {
      says: 'A terminal opened in the first seconds after installation asks for a login It began before the extension did: open it anew.',
      because: 'instruction',
    },
    {
      says: 'A shell whose own start-up file sets GIT_CONFIG_COUNT leaves our entry out; Git then behaves as without the extension.',
      shownBy: [
        ['test/unit/git/everyGitCommand.test.ts', 'works in a shell whose rc %s'],
        ['test/browser/terminals.test.ts', 'has Git that works where the shell’s own start file sets'],
      ],
    },
    {
      says: 'A row with a warning sign in the view An entry of the settings is at fault; the row names the field and opens the file.',
      shownBy: [
        [
          'test/browser/badInput.test.ts',
          'show each bad entry of the user as a row that names entry and field',
        ],
      ],
    },
    {
      says: 'Something else Copy Diagnostic Report gathers versions, settings, proxy and the last checks, with no token and no name of yours in it',
      shownBy: [
        ['test/vscode/diagnosticReport.test.ts', 'has the last test of the provider, check by check'],
        [
          'test/unit/ui/diagnosticReport.test.ts',
          'names no provider, organization, account, repository, path',
        ],
        ['test/unit/ui/diagnosticReport.test.ts', 'has no token, wherever one got to'],
        ['test/unit/ui/diagnosticReport.test.ts', 'keeps what helps'],
      ],
    },
    {
      says: 'Report Issue… begins with it.',
      shownBy: [
        ['test/vscode/diagnosticReport.test.ts', 'is a document where VS Code cannot report an issue'],
      ],
    },
    {
      says: 'Git still asks for a login No provider covers the repository (wrong organization or inactive), or its remote uses SSH. Explain Credential says which.',
      shownBy: [
        ['test/unit/core/explanation.test.ts', 'names each provider of the host that does not answer'],
        ['test/browser/explain.test.ts', 'is told apart, given its HTTPS address on demand'],
      ],
    },
    {
      says: 'Show Log has the details.',
      shownBy: [
        ['test/unit/ui/logLines.test.ts', 'tells of each answer to Git, in detail and without a path'],
      ],
    },
  ],

  Languages: [
    {
      says: 'English and 简体中文, in the language of VS Code.',
      shownBy: [
        ['test/browser/language.test.ts', 'a provider is added, field by field, and tested'],
        ['test/unit/house/l10n.test.ts', 'says every word in that language'],
      ],
    },
  ],

  More: [
    {
      says: 'API · Architecture · Decisions · Performance · Reliability · Contributing · Changes · MIT licence',
      shownBy: [['test/unit/house/readme.test.ts', '%s links only to what exists']],
    },
  ],
};
