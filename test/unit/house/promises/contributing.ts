import type { ClaimsByHeading } from './claim';

/** What the guide says that holds by itself; the rest is the authors' custom. */
export const contributing: ClaimsByHeading = {
  Contributing: [
    {
      says: 'None needs an npm install before it.',
      shownBy: [['test/unit/house/tasks.test.ts', 'begin with nothing but Node']],
    },
    {
      says: 'npm run test:unit, test:vscode and test:browser run one tier and take filters',
      shownBy: [
        ['test/unit/house/manifest.test.ts', 'has every public task, and each runs a script that exists'],
      ],
    },
    {
      says: 'F5 in VS Code starts the extension, alone or beside the practice hosts.',
      shownBy: [['test/unit/house/tasks.test.ts', 'starts with F5, alone or beside the practice hosts']],
    },
    {
      says: 'its arrows are enforced by test/unit/house.',
      shownBy: [['test/unit/house/layers.test.ts', 'import only downwards, types included']],
    },
  ],

  'How do I add …': [
    {
      says: 'title and menus in package.json and package.nls.json (a test compares them).',
      shownBy: [['test/unit/house/manifest.test.ts', 'declares exactly the commands that are registered']],
    },
    {
      says: 'Requests are shared between checks: none is made twice.',
      shownBy: [['test/unit/core/connectionTest.test.ts', 'makes no request twice']],
    },
    {
      says: 'Tests find words that go past it.',
      shownBy: [['test/unit/house/l10nWords.test.ts', 'catches %s']],
    },
  ],

  'The style of the house': [
    {
      says: 'Small files, one idea each',
      shownBy: [['test/unit/house/layers.test.ts', 'keeps files short']],
    },
    {
      says: 'Whatever comes from settings, secrets, hosts or Git is unknown until decoded.',
      shownBy: [
        ['test/unit/core/definitions.test.ts', 'never breaks on anything that JSON can hold'],
        ['test/unit/core/accountStore.test.ts', 'takes %j for unreadable'],
        ['test/unit/git/credentialProtocol.test.ts', 'is read or refused whatever the bytes are'],
      ],
    },
  ],

  Safety: [
    {
      says: "A token must never reach a settings file, log, notification, error, URL, process argument, environment variable or Git's configuration. test/browser/secrets.test.ts plants canaries and searches for them",
      shownBy: [
        ['test/browser/secrets.test.ts', 'finds a file that holds the canary %s'],
        ['test/browser/secrets.test.ts', 'is nowhere after VS Code has ended'],
      ],
    },
  ],
};
