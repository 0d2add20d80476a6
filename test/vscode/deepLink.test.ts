import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { Uri } from 'vscode';
import type { Services } from '../../src/services';
import { confirmationDetail, confirmationSentence, openDeepLink } from '../../src/ui/deepLink/openDeepLink';
import type { AddLink } from '../../src/ui/deepLink/readAddLink';
import { openServices } from './openServices';

describe('A link that asks for a provider', function () {
  this.timeout(30_000);
  let services: Services;

  before(async () => {
    services = await openServices();
  });

  /** What following a link came to, with the user's answer given. */
  async function follow(query: string, answer: boolean) {
    const asked: AddLink[] = [];
    const added: AddLink[] = [];
    const refused: string[] = [];
    await openDeepLink(services, Uri.parse(`vscode://git-providers.git-providers${query}`, true), {
      confirm: (link) => {
        asked.push(link);
        return Promise.resolve(answer);
      },
      refuse: (sentence) => void refused.push(sentence),
      add: (link) => {
        added.push(link);
        return Promise.resolve();
      },
    });
    return { asked, added, refused };
  }

  const query =
    '/add?type=gitlab&baseUrl=https%3A%2F%2Fgitlab.acme.com&organization=acme%2Fweb&name=Team%20Red';

  it('opens the form, prefilled, once the user agrees', async () => {
    const { added } = await follow(query, true);
    assert.deepEqual(
      added.map(({ prefill }) => prefill),
      [{ type: 'gitlab', baseUrl: 'https://gitlab.acme.com', organization: 'acme/web', name: 'Team Red' }],
    );
  });

  it('does nothing where the user does not', async () => {
    const { asked, added, refused } = await follow(query, false);
    assert.equal(asked.length, 1);
    assert.deepEqual([added, refused], [[], []]);
  });

  it('is asked about with the whole host, readable and as it goes over the wire', async () => {
    const { asked } = await follow(
      '/add?baseUrl=https%3A%2F%2Fg%C4%B1thub.com%3A8443%2Fgit&name=Work',
      false,
    );
    const [link] = asked;
    assert.ok(link);
    assert.equal(
      confirmationSentence(link),
      'A link asks you to add a provider for xn--gthub-n4a.com:8443 (gıthub.com).',
    );
    assert.match(
      confirmationDetail(link),
      /^Address: https:\/\/xn--gthub-n4a\.com:8443\/git\nName: Work\n\n/,
    );
  });

  it('is refused in one sentence, and never asked about, where anything in it is wrong', async () => {
    for (const [wrong, said] of [
      ['/remove?type=gitlab', /knows only links that add a provider\.$/],
      ['/add?type=gitlab&token=x', /“token” means nothing here\.$/],
      ['/add?type=gitlab&type=github', /says “type” twice\.$/],
      ['/add?name=Work', /names neither a type of Git host nor an address\.$/],
      [`/add?type=gitlab&name=glpat-${'x'.repeat(20)}`, /it contains a token\./],
      ['/add?type=gitlab&name=a%00b', /invisible control characters\.$/],
      [`/add?type=gitlab&name=${'x'.repeat(2100)}`, /longer than 2 KB\.$/],
      ['/add?baseUrl=https%3A%2F%2Fgithub.com.evil.example', /base URL: This host only looks like/],
      ['/add?baseUrl=https%3A%2F%2Falice%3Apw%40gitlab.acme.com', /Leave user name and password out/],
    ] as const) {
      const { asked, added, refused } = await follow(wrong, true);
      assert.deepEqual([asked, added], [[], []], wrong);
      assert.equal(refused.length, 1, wrong);
      assert.match(refused[0] ?? '', said);
      assert.ok(!/glpat|pw/.test(refused[0] ?? ''), wrong);
    }
  });

  it('is refused where the administrator does not allow the host', async () => {
    const refusing = {
      ...services,
      directory: {
        policy: () => ({
          ...services.directory.policy(),
          refuses: () => ({ kind: 'hostNotAllowed', host: 'gitlab.acme.com' }) as const,
        }),
      },
    };
    const refused: string[] = [];
    await openDeepLink(refusing, Uri.parse(`vscode://x${query}`, true), {
      confirm: () => assert.fail('asked'),
      refuse: (sentence) => void refused.push(sentence),
      add: () => assert.fail('added'),
    });
    assert.match(refused.join(), /The host gitlab\.acme\.com is not allowed on this machine/);
  });
});
