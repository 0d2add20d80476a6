import fc from 'fast-check';
import { decodeQuestion, decodeReply } from '../../../src/git/brokerProtocol';
import { decodeRequest, encodeAnswer } from '../../../src/git/credentialProtocol';
import { requestedUrl } from '../../../src/core/credential/requestedUrl';
import { sample } from '../../unit/core/sampleProviders';
import { providerSource } from '../../unit/git/providerSource';
import type { TortureContext, TortureOutcome } from '../subject';
import { generate } from './generate';
import { mutated, text } from './texts';

const inputs = 100_000;
const keys = [
  'protocol',
  'host',
  'path',
  'username',
  'password',
  'url',
  'wwwauth[]',
  'capability[]',
  'quit',
  '',
  'Host',
];
const values = [
  'https',
  'http',
  'ssh',
  'git.example.com',
  'GIT.EXAMPLE.COM',
  'git.example.com:443',
  'git.example.com.',
  'git.example.com.evil.tld',
  'evil.tld',
  'apps.example.com',
  'gitlab/acme/web.git',
  'acme/web.git',
  'gitlab/../other',
  '127.0.0.1',
  '[::1]',
  'alice',
];

const good = 'protocol=https\nhost=git.example.com\npath=acme/web.git\n\n';
const line = fc
  .tuple(fc.constantFrom(...keys), fc.oneof(fc.constantFrom(...values), text))
  .map(([key, value]) => `${key}=${value}`);
const request: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: mutated(fc.constant(good)).map((whole) => Buffer.from(whole)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\n\n', '', '\r\n\r\n'))
      .map(([lines, end]) => Buffer.from(lines.join('\n') + end)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

/** Where each token of this row may go. */
const homes = [
  { origin: 'https://git.example.com', below: '/', token: '-of-git' },
  { origin: 'https://apps.example.com', below: '/gitlab/', token: '-of-apps' },
] as const;

/** The request as the broker gets it. As a question or a reply of its own it is read too. */
function bodyOf(bytes: Uint8Array): Uint8Array {
  decodeQuestion(Buffer.from(bytes), true);
  decodeReply(Buffer.from(bytes).toString('utf8'));
  const question = decodeQuestion(Buffer.concat([Buffer.from('action=get\noperation=get\n\n'), bytes]), true);
  if (typeof question === 'string' || !Buffer.from(bytes).equals(question.body)) {
    throw new Error('A request is changed on its way to the broker.');
  }
  return question.body;
}

/** Requests of Git's, most of them nearly right: read, answered, written. */
export async function inputCredentials(context: TortureContext): Promise<TortureOutcome> {
  const source = await providerSource([
    [sample('https://git.example.com'), `${context.canary}-of-git`],
    [sample('https://apps.example.com/gitlab', { type: 'gitlab' }), `${context.canary}-of-apps`],
  ]);
  let given = 0;
  const judge = async (bytes: Uint8Array): Promise<void> => {
    const decoded = decodeRequest(bodyOf(bytes));
    if (!decoded.ok) return;
    const { request: asked } = decoded.value;
    const answer = await source.get(asked, { ownWindow: true });
    source.answered.splice(0);
    if (answer.kind === 'declined') return;
    const written = encodeAnswer(answer);
    if (!written.ok) return;
    given++;
    const url = requestedUrl(asked);
    const home = homes.find(({ origin }) => origin === url?.origin);
    const path = `/${(url?.segments ?? []).join('/')}/`;
    const fits = home !== undefined && path.startsWith(home.below) && written.value.includes(home.token);
    if (!fits || /[^\P{Cc}\n]/u.test(written.value))
      throw new Error(`A token goes to ${asked.host} ${asked.path ?? ''}`);
  };
  const told = await generate(request, judge, context, context.times(inputs));
  if (given === 0) throw new Error('No input was good enough to be answered.');
  return { kind: 'done', done: `${told}; ${given} got a token, each that of its own host` };
}
