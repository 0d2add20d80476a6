import { describe, expect, it } from 'vitest';
import {
  decodeQuestion,
  decodeReply,
  encodeQuestion,
  encodeReply,
  questionLimit,
  type Question,
} from '../../../src/git/brokerProtocol';

const body = Buffer.from('protocol=https\nhost=h.example\n');
const question: Question = { operation: 'get', window: 'w1', test: 't1', patience: 1.4, ticket: 'ab', body };

describe('a question', () => {
  it('reads as it was written, in whatever pieces it comes', () => {
    const whole = encodeQuestion(question);
    expect(decodeQuestion(whole, false)).toEqual(question);
    for (let at = 0; at < whole.byteLength; at += 1) {
      expect(decodeQuestion(whole.subarray(0, at), false)).toBe('incomplete');
      expect(decodeQuestion(whole.subarray(0, at), true)).toBe('refused');
    }
  });

  it('without a length goes to the end, and what Git’s own client puts ahead means nothing', () => {
    const text = Buffer.from(
      `action=get\ntimeout=900\noperation=store\nwindow=\npatience=x\n\n${String(body)}\n\nmore`,
    );
    expect(decodeQuestion(text, false)).toBe('incomplete');
    const read = decodeQuestion(text, true);
    expect(read).toEqual({
      operation: 'store',
      window: '',
      test: '',
      ticket: '',
      body: expect.anything() as Buffer,
    });
    // A blank line in it is for the decoder of Git's own format to refuse.
    expect(typeof read === 'object' && String(Buffer.from(read.body))).toBe(`${String(body)}\n\nmore`);
  });

  it.each([
    ['no operation', 'window=w1\n\n'],
    ['an operation that there is not', 'operation=capability\n\n'],
    ['a key twice', 'operation=get\noperation=store\n\n'],
    ['a line without a key', 'operation=get\n=x\n\n'],
    ['a line that is none', 'operation=get\nx\n\n'],
    ['a length that is none', 'operation=get\nlength=x\n\n'],
    ['more than its length', 'operation=get\nlength=1\n\nab'],
    ['less than its length', 'operation=get\nlength=3\n\nab'],
    ['no end of its head', 'operation=get\n'],
    ['nothing', ''],
    ['too much', `operation=get\n\n${'a'.repeat(questionLimit)}`],
  ])('with %s is refused', (_, text) => {
    expect(decodeQuestion(Buffer.from(text), true)).toBe('refused');
  });
});

describe('a reply', () => {
  it.each([
    { kind: 'answered', body: 'username=u\npassword=end\n' },
    { kind: 'answered', body: '' },
    { kind: 'wait', body: 'wait=ab\n' },
    { kind: 'declined', body: '' },
    { kind: 'refused', body: '' },
  ] as const)('reads as it was written, once it is whole: %j', (reply) => {
    const text = encodeReply(reply);
    expect(decodeReply(text)).toEqual(reply);
    for (let at = 0; at < text.length; at += 1) expect(decodeReply(text.slice(0, at))).toBeUndefined();
  });

  it.each(['', 'yes\nend\n', 'HTTP/1.1 200 OK\r\n\r\n', 'answered end\n'])('is none of %j', (text) => {
    expect(decodeReply(text)).toBeUndefined();
  });
});
