import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as cloud from '../../../src/hosts/bitbucket/cloud/answers';
import * as cloudHooks from '../../../src/hosts/bitbucket/cloud/webhooks';
import * as dataCenter from '../../../src/hosts/bitbucket/dataCenter/answers';
import * as serverHooks from '../../../src/hosts/bitbucket/dataCenter/webhookAnswers';
import * as github from '../../../src/hosts/github/answers';
import * as githubHooks from '../../../src/hosts/github/webhookAnswers';
import * as gitlab from '../../../src/hosts/gitlab/answers';
import * as gitlabHooks from '../../../src/hosts/gitlab/webhookAnswers';

/** Recorded responses of the real hosts, beside the repository where there are any. */
const folder = fileURLToPath(new URL('../../../../shared/recorded/go-scm/', import.meta.url));

const has = (properties: object): unknown => expect.objectContaining(properties);
const anything: unknown = expect.anything();
const some: unknown = expect.arrayContaining([expect.anything()]);

const decoders: readonly (readonly [file: string, schema: v.GenericSchema, shows: unknown])[] = [
  ['github/user.json', github.accountAnswer, has({ login: 'octocat', type: 'User' })],
  ['github/org.json', github.accountAnswer, has({ login: 'github', type: 'Organization' })],
  ['github/orgs.json', github.organizationsAnswer, [{ login: 'github' }]],
  ['github/error.json', github.errorAnswer, has({ message: 'Not Found' })],
  ['github/repo.json', github.repositoryAnswer, has({ private: anything })],
  ['github/repos.json', github.repositoriesAnswer, some],
  ['github/reposWithNull.json', github.repositoriesAnswer, expect.arrayContaining([null, anything])],
  ['github/repos_filter.json', github.searchAnswer, has({ total_count: 5 })],
  ['github/github_app_repos.json', github.installationAnswer, has({ total_count: 1 })],
  ['gitlab/user.json', gitlab.userAnswer, has({ username: 'john_smith' })],
  ['gitlab/group.json', gitlab.groupAnswer, has({ full_path: 'twitter' })],
  ['gitlab/groups.json', gitlab.groupsAnswer, [{ full_path: 'twitter' }]],
  ['gitlab/repo.json', gitlab.projectAnswer, has({ path_with_namespace: 'diaspora/diaspora' })],
  ['gitlab/repos.json', v.array(gitlab.projectAnswer), some],
  ['gitlab/repos_filter.json', v.array(gitlab.projectAnswer), some],
  ['bitbucket/user.json', cloud.userAnswer, has({ username: 'brydzewski' })],
  ['bitbucket/error.json', cloud.errorAnswer, has({ error: { message: 'Repository dev/null not found' } })],
  ['bitbucket/repo.json', cloud.repositoryAnswer, has({ full_name: 'atlassian/stash-example-plugin' })],
  ['bitbucket/repos.json', cloud.repositoriesAnswer, has({ next: anything })],
  ['bitbucket/repos-2.json', cloud.repositoriesAnswer, has({ values: [anything] })],
  ['bitbucket/repos_empty.json', cloud.repositoriesAnswer, has({ values: [], size: 0 })],
  ['bitbucket/repos_filter.json', cloud.repositoriesAnswer, has({ values: [anything] })],
  ['stash/user.json', dataCenter.userAnswer, has({ name: 'jcitizen', slug: 'jcitizen' })],
  [
    'stash/error.json',
    dataCenter.errorAnswer,
    has({ errors: [has({ message: 'Project dev does not exist.' })] }),
  ],
  ['stash/repo.json', dataCenter.repositoryAnswer, has({ slug: 'my-repo', project: { key: 'PRJ' } })],
  ['stash/repos.json', dataCenter.repositoriesAnswer, has({ isLastPage: false })],
  ['stash/repos_filter.json', dataCenter.repositoriesAnswer, has({ values: some })],
  ['github/hook.json', githubHooks.webhookAnswer, has({ id: 1, events: ['push', 'pull_request'] })],
  ['github/hooks.json', githubHooks.webhooksAnswer, [has({ active: true })]],
  ['gitlab/hook.json', gitlabHooks.webhookAnswer, has({ id: 1, push_events: true })],
  ['gitlab/hooks.json', gitlabHooks.webhooksAnswer, [has({ url: 'http://example.com/hook' })]],
  ['bitbucket/hook.json', cloudHooks.webhookAnswer, has({ active: true, events: some })],
  ['bitbucket/hooks.json', cloudHooks.webhooksAnswer, has({ values: some })],
  ['stash/webhook.json', serverHooks.webhookAnswer, has({ configuration: { secret: true } })],
  ['stash/webhooks.json', serverHooks.webhooksAnswer, has({ values: some })],
  [
    'bitbucket/workspace_repo_perms.json',
    cloud.permissionsAnswer,
    has({ values: [has({ permission: 'admin' })] }),
  ],
];

const rights = 'the endpoint is another one now, with the same form';

/** Recorded for what no decoder of `src/hosts` reads, and why. */
const unread: Readonly<Record<string, string>> = {
  'bitbucket/userEmail.json': 'the address of an API token is entered, not asked for',
  'bitbucket/perms.json': 'the endpoint is gone (410)',
  'bitbucket/user_repo_perm_admin.json': rights,
  'bitbucket/user_repo_perm_read.json': rights,
};

const present = existsSync(folder);
if (!present)
  console.log('Recorded responses are not beside the repository: the decoders were not tried on them.');

function recorded(file: string): unknown {
  return JSON.parse(readFileSync(folder + file, 'utf8'));
}

for (const [file, schema, shows] of present ? decoders : []) {
  describe('the decoder', () => {
    it(`reads the recorded ${file}`, () => {
      const result = v.safeParse(schema, recorded(file));
      expect(result.issues).toBeUndefined();
      expect(result.output).toEqual(shows);
    });
  });
}

describe.runIf(present)('the recorded responses', () => {
  it('are all read by a decoder, or known not to be', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.json'),
    );
    const read = decoders.map(([file]) => file);
    expect(files.filter((file) => !read.includes(file) && !(file in unread))).toEqual([]);
    expect(Object.keys(unread).filter((file) => !files.includes(file) || read.includes(file))).toEqual([]);
  });
});

describe('a repository', () => {
  it('gets its clone URL without the user name that Bitbucket puts into it', () => {
    const links = {
      html: { href: 'https://bitbucket.org/acme/web' },
      clone: [
        { name: 'ssh', href: 'git@bitbucket.org:acme/web.git' },
        { name: 'https', href: 'https://alice@bitbucket.org/acme/web.git' },
      ],
    };
    const answer = v.parse(cloud.repositoryAnswer, { full_name: 'acme/web', is_private: true, links });
    expect(cloud.repositoryOf(answer).cloneUrl).toBe('https://bitbucket.org/acme/web.git');
  });

  it('gets a clone URL from Data Center even where its links show SSH only', () => {
    const answer = v.parse(dataCenter.repositoryAnswer, {
      slug: 'web',
      project: { key: 'ACME' },
      links: { clone: [{ name: 'ssh', href: 'ssh://git@git.acme.com/acme/web.git' }] },
    });
    expect(dataCenter.repositoryOf(answer, 'https://git.acme.com')).toMatchObject({
      fullName: 'ACME/web',
      cloneUrl: 'https://git.acme.com/scm/acme/web.git',
      webUrl: 'https://git.acme.com/projects/ACME/repos/web',
    });
  });
});
