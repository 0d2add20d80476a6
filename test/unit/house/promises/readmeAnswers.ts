import type { ClaimsByHeading } from './claim';

/** The README on who answers Git. */
export const readmeAnswers: ClaimsByHeading = {
  'Which provider answers for a repository': [
    {
      says: 'The provider that a pipeline project in your settings binds the repository to.',
      shownBy: [
        ['test/unit/core/credentialSourceChoices.test.ts', 'comes after the user’s pipeline project'],
        ['test/unit/core/projects.test.ts', 'to one of several that fit, however its URL is spelled'],
      ],
    },
    {
      says: 'Otherwise: active providers with a working token whose base URL covers the repository, and whose organization does too (or that have none).',
      shownBy: [
        [
          'test/unit/core/credentialCoverage.test.ts',
          'an answer goes out only for an active provider whose base URL',
        ],
        [
          'test/unit/core/credentialSource.test.ts',
          'leaves out inactive providers and those without a token',
        ],
        ['test/unit/core/credentialSource.test.ts', 'does not serve an expired token'],
      ],
    },
    {
      says: 'Among several: the one with the user name in the URL',
      shownBy: [
        ['test/unit/core/credentialSource.test.ts', 'prefers the only one that has the user name in the URL'],
      ],
    },
    {
      says: 'then the longest organization',
      shownBy: [
        ['test/unit/core/credentialSource.test.ts', 'prefers the organization to none'],
        ['test/unit/core/credentialSource.test.ts', '%s gets %s'],
      ],
    },
    {
      says: "then the workspace's before the user's.",
      shownBy: [['test/unit/core/credentialSource.test.ts', 'prefers the workspace to the user']],
    },
    {
      says: 'If it is still not clear you are asked once, and the answer is remembered.',
      shownBy: [['test/browser/explain.test.ts', 'is asked about once, and the answer is remembered']],
    },
    {
      says: "A binding that comes from a workspace's settings and names a provider of yours is confirmed once.",
      shownBy: [['test/unit/core/credentialSourceChoices.test.ts', 'is believed after one question']],
    },
    {
      says: 'Explain Credential says for the open repository, or any URL, who answers and why',
      shownBy: [
        [
          'test/browser/explain.test.ts',
          'says who answers for the open repository, why, and what can be done',
        ],
        ['test/unit/core/explanation.test.ts', 'names provider, account and the step that decided'],
      ],
    },
    {
      says: 'who else could',
      shownBy: [
        ['test/unit/core/explanation.test.ts', 'names each provider of the host that does not answer'],
      ],
    },
    {
      says: 'what Git was told lately (never a token).',
      shownBy: [
        ['test/browser/explain.test.ts', 'is a document too, with the last answers and no secret'],
        ['test/unit/core/answerLog.test.ts', 'keeps the last fifty'],
      ],
    },
    {
      says: "From there, or from the Source Control view: Choose Provider for This Repository…, Use Git's Own Login for This Repository, Forget Choices….",
      shownBy: [
        [
          'test/unit/house/readmeManifest.test.ts',
          'offers the choice of a provider in the Source Control view',
        ],
        ['test/vscode/explain.test.ts', 'is chosen from a list, and the choice is remembered'],
        ['test/vscode/explain.test.ts', 'is Git’s own where the user wants that'],
        ['test/browser/explain.test.ts', 'is forgotten from the list of all choices'],
      ],
    },
    {
      says: 'A push that the host refuses names the provider and the reason.',
      shownBy: [['test/browser/explain.test.ts', 'is offered after a push that the host refused']],
    },
    {
      says: 'For an SSH remote, to which tokens do not apply, Use HTTPS for This Remote… offers the other address.',
      shownBy: [['test/browser/explain.test.ts', 'is told apart, given its HTTPS address on demand']],
    },
    {
      says: 'gitProviders.git.credentialHelper and gitProviders.git.terminal say where Git asks at all',
      shownBy: [
        ['test/vscode/settingsOfGit.test.ts', 'leave Git to VS Code’s own interface alone'],
        ['test/vscode/settingsOfGit.test.ts', 'keep terminals out'],
        [
          'test/vscode/settingsOfGit.test.ts',
          'let terminals have no more than the open repositories’ remotes need',
        ],
      ],
    },
    {
      says: 'off leaves nothing behind.',
      shownBy: [
        ['test/vscode/settingsOfGit.test.ts', 'switch Git back to what it is without us'],
        ['test/vscode/settingsOfGit.test.ts', 'leave no claim for terminals that were opened before'],
      ],
    },
    {
      says: 'Where no provider answers, Git behaves exactly as without the extension: same helpers, same questions.',
      shownBy: [
        ['test/vscode/ownHelpers.test.ts', 'byte for byte as without the extension'],
        ['test/vscode/ownHelpers.test.ts', 'puts the same questions to the user'],
        ['test/unit/git/everyGitCommand.test.ts', 'says what it says without us'],
      ],
    },
    {
      says: 'Your own helpers never see a token of Git Providers.',
      shownBy: [
        ['test/vscode/ownHelpers.test.ts', 'never shows the user’s own helper the provider’s token'],
        ['test/unit/git/credentialHelperReports.test.ts', 'keeps our token from the own helper of the user'],
      ],
    },
    {
      says: 'Nothing is written to your Git configuration or that of a repository.',
      shownBy: [
        ['test/vscode/credentials.test.ts', 'has changed no Git configuration of the system, the user or'],
      ],
    },
    {
      says: 'In a claimed place Git may say one line more when a prompt is cancelled.',
      shownBy: [
        ['test/unit/git/credentialHelper.test.ts', 'stops Git after a cancelled question instead of asking'],
      ],
    },
    {
      says: 'Terminals outside VS Code keep their own Git login.',
      shownBy: [
        ['test/vscode/credentials.test.ts', 'has changed no Git configuration of the system, the user or'],
      ],
    },
    {
      says: "Any program that you run in VS Code's terminal can ask Git for a credential, as with any credential helper.",
      shownBy: [['test/vscode/terminalCredentials.test.ts', 'gets the provider’s credential in a terminal']],
    },
  ],
};
