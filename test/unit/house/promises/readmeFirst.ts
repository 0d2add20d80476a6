import type { ClaimsByHeading } from './claim';

/** The README on the first provider and its token. */
export const readmeFirst: ClaimsByHeading = {
  'Add the first provider': [
    {
      says: 'Open Git Providers in the activity bar and choose Add Provider…',
      shownBy: [['test/browser/mainPath.test.ts', 'is added from the empty sidebar']],
    },
    {
      says: 'In an open repository the view offers Connect to its host.',
      shownBy: [['test/browser/emptyView.test.ts', 'offers to connect to the host of the open repository']],
    },
    {
      says: 'Paste a repository URL or a token into the box on top: type, host and organization are filled in.',
      shownBy: [
        ['test/vscode/formPage.test.ts', 'fills itself in from a repository’s address, and tells a token'],
        ['test/unit/core/provider/pastedText.test.ts', '%s tells type, base URL and organization'],
      ],
    },
    {
      says: 'Or choose GitHub, GitLab or Bitbucket yourself.',
      shownBy: [['test/browser/form.test.ts', 'for %s, and tested right after']],
    },
    {
      says: 'Give it a name that tells what it is for, such as “Production GitHub”. Base URL: the address of the host in your browser.',
      because: 'instruction',
    },
    {
      says: 'The public one is filled in',
      shownBy: [['test/vscode/formPage.test.ts', 'begins with the address of the public host']],
    },
    {
      says: 'for a self-hosted server enter its own, with its path if it has one (https://gitlab.acme.com, https://acme.com/git)',
      shownBy: [['test/unit/hosts/hosts.test.ts', 'of %o at %s is %s']],
    },
    {
      says: 'the form names what answers there.',
      shownBy: [['test/vscode/formPage.test.ts', 'finds the product behind an address without a token']],
    },
    { says: 'For a practice host enter the base URL that npm start prints.', because: 'instruction' },
    {
      says: 'Organization (optional): the GitHub organization, GitLab group (group/subgroup), Bitbucket workspace or project key that this provider is for.',
      because: 'definition',
    },
    {
      says: 'Leave it empty for everything that the token sees.',
      shownBy: [
        ['test/unit/core/credentialSource.test.ts', 'prefers the organization to none'],
        [
          'test/unit/hosts/listRepositories.test.ts',
          'shows everything that the account sees where no organization',
        ],
      ],
    },
    {
      says: 'Access token: the form lists what it must be allowed to do, ticks it off as the test finds it',
      shownBy: [
        [
          'test/vscode/form.test.ts',
          'saves a new provider at once, makes the first one the default, and tests it',
        ],
        ['test/vscode/formPage.test.ts', 'tests what stands in the form'],
      ],
    },
    {
      says: "opens the host's page for making one, with the permissions filled in where the host can.",
      shownBy: [
        ['test/unit/hosts/hosts.test.ts', 'is filled in where the host can'],
        ['test/unit/hosts/capabilities.test.ts', 'prefills %s'],
      ],
    },
    {
      says: 'Bitbucket Cloud API tokens also need the email of the account.',
      shownBy: [
        ['test/vscode/form.test.ts', 'asks for the email only where the host wants it'],
        ['test/unit/hosts/hosts.test.ts', 'is needed for everything on Bitbucket Cloud but access tokens'],
      ],
    },
    {
      says: 'Save stores the provider at once and tests it right after, in place',
      shownBy: [
        ['test/vscode/form.test.ts', 'saves a new provider at once'],
        ['test/vscode/form.test.ts', 'saves while the host is away, and keeps the failed test on the page'],
      ],
    },
    {
      says: 'Test tries what stands in the form before it is saved.',
      shownBy: [
        ['test/vscode/formPage.test.ts', 'tests what stands in the form, with the token that is not saved'],
      ],
    },
    {
      says: 'Then clone a private repository with Git: Clone, or push from the terminal: no prompt.',
      shownBy: [
        ['test/browser/mainPath.test.ts', 'serves a clone of a private repository with no prompt'],
        ['test/browser/mainPath.test.ts', 'serves a push from the integrated terminal'],
      ],
    },
    {
      says: 'Get Started shows the same in five steps.',
      shownBy: [['test/browser/walkthrough.test.ts', 'opens with its steps, none of them done']],
    },
    {
      says: 'A team can hand out links (vscode://git-providers.git-providers/add?type=gitlab&baseUrl=https://gitlab.acme.com&organization=platform): they open the form filled in, after you have seen and confirmed the full host.',
      shownBy: [
        ['test/browser/walkthrough.test.ts', 'that asks for a provider shows the whole host before anything'],
        ['test/vscode/deepLink.test.ts', 'opens the form, prefilled, once the user agrees'],
      ],
    },
    {
      says: 'A link never holds a token.',
      shownBy: [['test/browser/walkthrough.test.ts', 'with a token in it is refused']],
    },
  ],

  'What the token needs': [
    { says: 'host kind permissions', because: 'definition' },
    {
      says: 'GitHub fine-grained (recommended)',
      shownBy: [['test/unit/hosts/capabilities.test.ts', 'recommends %s']],
    },
    {
      says: 'Contents: read and write; Webhooks: read and write; Metadata: read',
      shownBy: [['test/unit/house/readme.test.ts', 'names the permissions that the product asks for']],
    },
    {
      says: 'GitHub classic repo, admin:repo_hook; read:org with an organization',
      shownBy: [['test/unit/house/readme.test.ts', 'names the permissions that the product asks for']],
    },
    {
      says: 'GitLab personal, project or group access token',
      shownBy: [
        ['test/unit/hosts/gitlab/gitlabClient.test.ts', 'tells the account, scopes, expiry and budget'],
        [
          'test/unit/hosts/gitlab/gitlabClient.test.ts',
          'sees from the name of the bot that a token is a group’s',
        ],
      ],
    },
    {
      says: 'api, read_repository, write_repository',
      shownBy: [['test/unit/house/readme.test.ts', 'names the permissions that the product asks for']],
    },
    {
      says: 'Bitbucket Cloud API token with scopes (app passwords no longer work)',
      shownBy: [
        ['test/unit/hosts/capabilities.test.ts', 'recommends %s'],
        ['test/unit/hosts/bitbucket/cloudClient.test.ts', 'says of an app password that its kind is dead'],
      ],
    },
    {
      says: 'account, workspace: read; repositories: read, write, admin; webhooks: read, write, delete',
      shownBy: [['test/unit/house/readme.test.ts', 'names the permissions that the product asks for']],
    },
    {
      says: 'Bitbucket Data Center HTTP access token projects: read; repositories: admin',
      shownBy: [['test/unit/house/readme.test.ts', 'names the permissions that the product asks for']],
    },
  ],
};
