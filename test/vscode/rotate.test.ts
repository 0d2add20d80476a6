import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { commands } from 'vscode';
import type { TokenVerdict } from '../../src/core/lifecycle/rotation/judgeToken';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { tokenUsage, type TokenUsage } from '../../src/ui/rotate/tokenUsage';
import {
  answerLostSentence,
  differenceSentences,
  notBegunSentence,
  obstacleSentence,
  oldTokenSentences,
  rotationSentences,
} from '../../src/ui/words/rotateWords';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { sample } from '../unit/core/sampleProviders';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

const nothing: TokenUsage = { projects: [], twins: [], machines: [] };

describe('The words on a rotation', () => {
  it('name what uses the token, as far as it is known, and what nobody knows of', () => {
    const plain = rotationSentences(nothing).join(' ');
    assert.match(plain, /ends the old one everywhere at once/);
    assert.match(plain, /other machines, CI variables, scripts/);
    const full = rotationSentences({
      projects: ['web', 'api', 'docs', 'shop'],
      twins: [sample('https://gitlab.com', { name: 'Shared' })],
      machines: ['laptop'],
    });
    assert.deepEqual(full.slice(1, 3), [
      'Pipeline projects of this machine that use it: web, api, docs and 1 more.',
      'These providers have the same token and get the new one too: “Shared”.',
    ]);
    assert.equal(full.at(-1), 'The history of the provider names these machines: laptop.');
  });

  it('remind of the others while the old token still works', () => {
    assert.deepEqual(oldTokenSentences(nothing), [
      'Other machines, CI variables and scripts may use the old token too, and need the new one.',
    ]);
  });

  it('tell for each way in which an answer is lost what to do, and never to rotate again blindly', () => {
    const error = { kind: 'unreachable', origin: 'https://gitlab.com', reason: 'timedOut' } as const;
    const of = (old: TokenVerdict): string => answerLostSentence('Work', error, old);
    assert.match(of('works'), /no answer in time\. The old token still works/);
    assert.match(of('dead'), /no longer works\. Create a new one\.$/);
    assert.match(of('unknown'), /Do not rotate it again before\.$/);
    assert.match(answerLostSentence('Work', undefined, 'dead'), /Its answer was lost\./);
  });

  it('say why there is no rotation', () => {
    assert.equal(
      obstacleSentence({ kind: 'scopeMissing', scope: 'self_rotate' }),
      'The token may not rotate itself: it lacks the scope self_rotate. Create a new one in the browser.',
    );
    assert.equal(
      notBegunSentence({ kind: 'hostError', error: { kind: 'unauthorized', reason: 'expired' } }),
      'Nothing was rotated. The token has expired. Create a new one.',
    );
  });

  it('say what is different about a new token, and nothing where nothing is', () => {
    assert.deepEqual(differenceSentences({ lost: [], gained: [] }), []);
    assert.deepEqual(
      differenceSentences({ otherUser: { from: 'alice', to: 'bob' }, lost: ['api'], gained: ['sudo'] }),
      [
        'It belongs to another account: bob in place of alice.',
        'It lacks permissions that the old one has: api.',
        'It has permissions that the old one lacks: sudo.',
      ],
    );
  });
});

describe('The command Rotate Token', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let provider: Provider;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    provider = await addPracticeProvider(services, {
      host: hosts.gitlab,
      baseUrl: hosts.gitlab.baseUrl,
      tokenLabel: 'full access',
      username: 'alice',
    });
  });

  after(async () => {
    await removePracticeProvider(services, provider);
    await hosts.closeAll();
  });

  it('is there, and knows where a token is used', async () => {
    assert.ok((await commands.getCommands(true)).includes('gitProviders.rotateToken'));
    const account = await services.accounts.read(provider);
    assert.ok(account.ok);
    assert.deepEqual(await tokenUsage(services, provider, account.value.token), nothing);
  });

  it('waits for one window at a time', async () => {
    const storage = await services.storage.open();
    const turn = await storage.takeRotationTurn();
    assert.ok(turn);
    assert.equal(await storage.takeRotationTurn(), undefined);
    await turn.release();
    const next = await storage.takeRotationTurn();
    assert.ok(next);
    await next.release();
  });
});
