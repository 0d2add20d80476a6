import type { ClaimsByHeading } from './claim';

/** What the architecture promises of the product; how it is built is held by the rules of the house. */
export const architecture: ClaimsByHeading = {
  Architecture: [
    {
      says: "One bundle that VS Code loads at start; what the commands do and each host's client are bundles of their own, loaded on first use.",
      shownBy: [
        [
          'test/unit/house/bundle.test.ts',
          'are one for each host, and one for each part that is loaded later',
        ],
        [
          'test/browser/quietStart.test.ts',
          'loads the client of the host whose connection is tested, and no other',
        ],
      ],
    },
    {
      says: 'At activation there is no network, no child process',
      shownBy: [
        ['test/browser/quietStart.test.ts', 'starts no process, opens no connection and loads no client'],
      ],
    },
    {
      says: 'Arrows run one way: extension → services → {ui, hosts, git, storage} → core → shared',
      shownBy: [['test/unit/house/layers.test.ts', 'import only downwards, types included']],
    },
    {
      says: 'core knows neither VS Code nor Node; nothing outside hosts names a host. A test walks every import.',
      shownBy: [
        ['test/unit/house/layers.test.ts', 'import only downwards, types included'],
        ['test/unit/house/layers.test.ts', 'name a host only where hosts live'],
        ['test/unit/house/bundle.test.ts', 'fails when src/%s imports VS Code'],
      ],
    },
  ],

  'A provider is two records': [
    {
      says: 'It is bound to the base URL and the scope that it was entered for: when a definition points elsewhere, the account is not used.',
      shownBy: [
        [
          'test/unit/core/credentialSource.test.ts',
          'gives no token to a definition whose base URL or scope has changed',
        ],
        ['test/vscode/changedPlace.test.ts', 'sends none where the workspace claims it as its own'],
      ],
    },
    {
      says: 'Permissions (core/permission) are enforced in the directory and the account store, whoever calls',
      shownBy: [
        ['test/unit/core/directory.test.ts', 'without $missing: to $action is allowed: $allowed'],
        ['test/unit/core/accountStore.test.ts', 'stores nothing without the permission to write'],
      ],
    },
    {
      says: 'an entry at fault becomes a row that says so and hides no other.',
      shownBy: [
        ['test/unit/core/definitions.test.ts', 'shows every problem and hides no valid entry for it'],
      ],
    },
  ],

  'What is on the disk': [
    {
      says: 'the lock by which they take turns at the settings',
      shownBy: [['test/unit/storage/takeTurn.test.ts', 'let five processes add to one number']],
    },
    {
      says: 'the history, files of JSON Lines that are only appended to, one a window, merged when read.',
      shownBy: [
        [
          'test/unit/storage/historyFiles.test.ts',
          'is read together with that of the other windows, oldest first',
        ],
        ['test/unit/storage/historyFiles.test.ts', 'keep every entry whole, also when one of them is killed'],
      ],
    },
    {
      says: 'It edits settings files as text, so that comments and fields of newer versions stay.',
      shownBy: [
        ['test/unit/storage/settingsText.test.ts', 'keeps every comment outside of what it takes out'],
      ],
    },
    {
      says: 'core/provider/providerSaver.ts does both records or none; repairs.ts finds what a killed window left.',
      shownBy: [['test/unit/storage/kills.test.ts', 'leaves whole providers, or what the next start finds']],
    },
    {
      says: 'ui/followDefinitions.ts records what others did to the settings, and what vanished without a word of ours shows as a row from which it can be restored.',
      shownBy: [
        ['test/unit/storage/historyFollowing.test.ts', 'records what changes by hand, once it has settled'],
        ['test/browser/history.test.ts', 'is offered in the tree, and restored with its token'],
      ],
    },
  ],

  'How Git gets its credential': [
    {
      says: 'It never changes, so no terminal has to be opened anew.',
      shownBy: [['test/browser/terminals.test.ts', 'with no warning that it should be relaunched']],
    },
    {
      says: 'A malformed count is left alone.',
      shownBy: [
        ['test/vscode/terminalEnvironment.test.ts', 'leaves a count alone that does not fit its keys'],
        ['test/unit/git/gitEnvironment.test.ts', 'is not added where the count %s'],
      ],
    },
    {
      says: 'The include file names, for each base URL of an active provider, our helper and no other.',
      shownBy: [
        ['test/unit/git/installation.test.ts', 'reads in Git as it was meant, whatever is in the names'],
        [
          'test/unit/git/installation.test.ts',
          'claims nothing before it has started, and only what was claimed last',
        ],
      ],
    },
    {
      says: "Git runs the helper, which asks the broker of its window over a socket in a private directory, through Git's own client for such sockets",
      shownBy: [
        [
          'test/unit/git/helperScript.test.ts',
          'hands no secret to a program in its environment or its arguments',
        ],
        ['test/unit/git/broker.test.ts', 'listens where its user alone comes in'],
        [
          'test/unit/git/credentialHelper.test.ts',
          'asks its own window first, and another one as a stranger',
        ],
      ],
    },
    {
      says: 'An answer that takes longer (a question to the user) is fetched with a ticket, so that a broker that hangs costs Git 2 s at most.',
      shownBy: [
        ['test/unit/git/broker.test.ts', 'gives a ticket for an answer that takes its time'],
        ['test/unit/git/severalWindows.test.ts', 'and %s costs Git two seconds at most'],
      ],
    },
    {
      says: 'requestedUrl refuses what is never served',
      shownBy: [
        ['test/unit/git/attacks/lookAlikes.test.ts', 'gets nothing for %s, %s'],
        ['test/unit/core/credentialUrl.test.ts', '%s is none, because it is another text on the wire'],
      ],
    },
    {
      says: 'coverage finds the providers that cover the URL (in a time that does not grow with their number)',
      shownBy: [['test/vscode/scale.test.ts', 'are looked up as fast as ten of each']],
    },
    {
      says: "No provider: the helper runs git credential with our entry taken out, so that the user's own helpers and questions are what they are without the extension.",
      shownBy: [['test/vscode/ownHelpers.test.ts', 'byte for byte as without the extension']],
    },
    {
      says: "Where Git is refused without the user's name (Bitbucket Data Center) and the host was never asked for it, it is asked first.",
      shownBy: [
        ['test/unit/git/unknownUsername.test.ts', 'goes with the user’s name from the first time on'],
        ['test/unit/core/credentialUsername.test.ts', 'is not asked for where Git needs no name'],
      ],
    },
    {
      says: 'What Git reports back (store, erase) counts only for a token of ours.',
      shownBy: [['test/unit/core/credentialSource.test.ts', 'counts only for the token that was given']],
    },
    {
      says: 'a dead one is not served again, and Git is told to stop with a reason.',
      shownBy: [
        [
          'test/unit/core/credentialSource.test.ts',
          'stops Git with a reason once a token is known to be dead',
        ],
      ],
    },
    {
      says: 'When VS Code is gone, nobody listens on the socket and Git goes on by itself; when the extension is gone, so is the include file, which Git then ignores.',
      shownBy: [
        ['test/browser/terminals.test.ts', 'asks the user’s own helper, without delay or complaint'],
        ['test/unit/git/everyGitCommand.test.ts', 'is ignored where the file has gone'],
      ],
    },
  ],

  'How a host is spoken to': [
    {
      says: 'at most five requests at once',
      shownBy: [['test/unit/hosts/transport/transportLimits.test.ts', 'keeps to five requests at once']],
    },
    {
      says: 'retries of GET only',
      shownBy: [
        ['test/unit/hosts/transport/createTransport.test.ts', 'never sends a POST twice'],
        ['test/unit/hosts/transport/createTransport.test.ts', 'sends a GET again after a connection reset'],
      ],
    },
    {
      says: 'no redirect to another origin',
      shownBy: [['test/unit/hosts/transport/createTransport.test.ts', 'sends nothing to another origin']],
    },
    {
      says: 'bodies cut off at 10 MB',
      shownBy: [
        ['test/unit/house/readmeManifest.test.ts', 'names the limit of a body'],
        ['test/unit/hosts/transport/transportLimits.test.ts', 'stops reading a body beyond the limit'],
      ],
    },
    {
      says: 'Off loopback the host alone decides.',
      shownBy: [['test/unit/core/baseUrl.test.ts', 'does not exist off loopback']],
    },
  ],

  Faces: [
    {
      says: 'serveWebview decodes every request and answers behind one boundary',
      shownBy: [['test/vscode/formPage.test.ts', 'answers requests that it must not make with a refusal']],
    },
    {
      says: 'never gets a stored token.',
      shownBy: [['test/vscode/formPage.test.ts', 'never gets a stored token, nor a part of one']],
    },
    {
      says: "The page's policy allows one script with a nonce, style sheets and fonts of the extension, and nothing else.",
      shownBy: [
        [
          'test/vscode/pageHtml.test.ts',
          'lets one script run, and loads nothing but what the extension brings',
        ],
      ],
    },
    {
      says: 'All words are in ui/words and next to what they are about, through vscode.l10n',
      shownBy: [['test/unit/house/l10nWords.test.ts', 'go through the localisation of VS Code']],
    },
  ],

  'What others get': [
    {
      says: 'ui/authentication gives sessions to extensions through VS Code, which asks for consent; ui/api exports what api/git-providers.d.ts types, without tokens.',
      shownBy: [
        ['test/browser/sampleExtension.test.ts', 'gets no session without the consent of the user'],
        ['test/vscode/api.test.ts', 'describes the providers, and nothing personal'],
      ],
    },
  ],

  Tests: [
    {
      says: 'a test file that fails beside others is named and runs once more, alone, and that run counts.',
      shownBy: [
        ['test/unit/house/withSecondRun.test.ts', 'counts for the files that failed, and for no other'],
      ],
    },
  ],
};
