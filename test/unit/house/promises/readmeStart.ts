import type { ClaimsByHeading } from './claim';

/** The README on what it is and how it is tried. */
export const readmeStart: ClaimsByHeading = {
  'Git Providers': [
    {
      says: 'The one place in VS Code for every account on GitHub, GitLab and Bitbucket, in the cloud and self-hosted.',
      shownBy: [
        ['test/browser/mainPath.test.ts', 'is added from the empty sidebar and tested right after'],
        ['test/unit/hosts/hosts.test.ts', 'of %o at %s is %s'],
      ],
    },
    {
      says: 'The right credential for every repository, with no prompt.',
      shownBy: [
        ['test/vscode/credentials.test.ts', 'clones many private repositories at once'],
        [
          'test/vscode/credentials.test.ts',
          'asks neither the user’s other helpers nor the user for any of it',
        ],
      ],
    },
    {
      says: 'A work and a private account on one host, several organizations, a self-hosted GitLab: Git gets the credential of the provider that covers the repository',
      shownBy: [
        ['test/unit/core/credentialSource.test.ts', 'prefers the only one that has the user name in the URL'],
        ['test/unit/git/manyFetches.test.ts', 'get their own credentials, all of them'],
        ['test/unit/hosts/gitlab/gitlabClient.test.ts', 'works at a self-managed address'],
      ],
    },
    {
      says: "from VS Code's own buttons and from the integrated terminal.",
      shownBy: [
        ['test/browser/mainPath.test.ts', 'serves VS Code’s own push'],
        ['test/browser/mainPath.test.ts', 'serves a push from the integrated terminal'],
      ],
    },
    {
      says: 'A plain answer when a connection does not work. Test Connection begins with one sentence',
      shownBy: [
        ['test/browser/testAll.test.ts', 'says in one sentence who is connected to what'],
        ['test/browser/wrongToken.test.ts', 'makes the test say so in one sentence, with the remedy'],
        ['test/vscode/connectionTestWords.test.ts', 'begin with one sentence'],
      ],
    },
    {
      says: 'lists what was checked: the host and its version, the token, the account, its permissions and expiry, the organization',
      shownBy: [
        ['test/unit/house/readmeManifest.test.ts', 'lists every check of the connection test'],
        ['test/unit/diagnosis/situations.test.ts', 'tells the truth about %s'],
      ],
    },
    {
      says: '(with the nearest name for a misspelt one)',
      shownBy: [['test/browser/testAll.test.ts', 'offers the organization that was meant']],
    },
    {
      says: 'the repositories, webhooks, the rate limit, and Git itself',
      shownBy: [
        ['test/unit/house/readmeManifest.test.ts', 'lists every check of the connection test'],
        ['test/vscode/connectionTest.test.ts', 'lets Git read a repository with the token under test'],
      ],
    },
    {
      says: 'with remedies to click.',
      shownBy: [
        ['test/browser/testAll.test.ts', 'opens the report of the one that is chosen, with its remedies'],
        ['test/unit/diagnosis/situations.test.ts', 'tells the truth about %s'],
      ],
    },
    {
      says: "Your tokens stay yours. They are kept in VS Code's secret store",
      shownBy: [['test/browser/secrets.test.ts', 'is in VS Code’s secret store, one a provider']],
    },
    {
      says: 'go to the host they were entered for, and nowhere else',
      shownBy: [
        ['test/vscode/changedPlace.test.ts', 'sends no token to its new host'],
        ['test/unit/git/attacks/redirects.test.ts', 'does not hand our token to a stranger'],
        ['test/unit/hosts/transport/createTransport.test.ts', 'sends nothing to another origin'],
      ],
    },
    {
      says: "not into settings, logs, URLs, environment variables, arguments or Git's configuration.",
      shownBy: [
        ['test/browser/secrets.test.ts', 'is nowhere after VS Code has ended'],
        ['test/browser/secrets.test.ts', 'is in no line of the log'],
        ['test/browser/secrets.test.ts', 'was looked for while the helper and what it runs were alive'],
      ],
    },
  ],

  'Try it': [
    {
      says: 'On a machine with Node 20 or newer and Git, nothing else installed:',
      shownBy: [['test/unit/house/tasks.test.ts', 'begin with nothing but Node']],
    },
    {
      says: 'opens VS Code with the extension',
      shownBy: [['test/browser/start.test.ts', 'opens a window with the extension in it']],
    },
    {
      says: 'beside practice hosts: small stand-ins of GitHub, GitLab and Bitbucket on your own machine, with organizations, private repositories and tokens, all listed in the terminal.',
      shownBy: [
        [
          'test/browser/start.test.ts',
          'has all that it takes there to add a provider, test it and clone what is printed',
        ],
        ['test/browser/start.test.ts', 'prints for %s a base URL, a clone URL and a token that Git can use'],
        ['test/unit/practice/practiceGit.test.ts', 'shows its public repository to everyone and its private'],
      ],
    },
    {
      says: 'They can be reached from this machine only, and no account is needed.',
      shownBy: [
        [
          'test/unit/practice/practiceHosts.test.ts',
          'starts all four, each on a port of its own on loopback',
        ],
        ['test/browser/start.test.ts', 'prints for %s a base URL, a clone URL and a token that Git can use'],
      ],
    },
    {
      says: 'Desktop VS Code is used where code is on the PATH, an embedded one in the browser elsewhere',
      shownBy: [
        ['test/unit/house/tasks.test.ts', 'finds the desktop VS Code that is on the PATH'],
        ['test/unit/house/tasks.test.ts', 'opens it on data of its own with the extension'],
        ['test/browser/start.test.ts', 'opens a window with the extension in it'],
      ],
    },
    {
      says: 'its address is printed.',
      shownBy: [['test/browser/start.test.ts', 'prints the address of VS Code']],
    },
    {
      says: 'Ctrl+C ends everything.',
      shownBy: [['test/browser/start.test.ts', 'ends that one alone on Ctrl+C']],
    },
    {
      says: 'npm start -- --no-practice leaves the practice hosts out',
      shownBy: [['test/browser/start.test.ts', 'starts VS Code alone']],
    },
    {
      says: '--data DIR keeps the settings of the trial in another folder',
      shownBy: [['test/browser/start.test.ts', 'keeps its settings in the folder that was asked for']],
    },
    {
      says: '--port N asks for a port.',
      shownBy: [
        ['test/browser/start.test.ts', 'prints the address of VS Code at the port that was asked for'],
        ['test/browser/start.test.ts', 'takes another port where the wanted one is taken, and says so'],
      ],
    },
    {
      says: 'runs every test: the units, inside a real VS Code (the current one and the oldest supported), and in its window.',
      shownBy: [['test/unit/house/tasks.test.ts', 'runs the tests of every tier']],
    },
  ],
};
