import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerLog, shownUrl } from '../../../src/core/credential/answerLog';
import { noon } from './sampleProviders';

const answer = { outcome: 'declined', reason: 'nobody' } as const;
const request = { protocol: 'https', host: 'github.com', path: 'acme/web.git' };

describe('the log of answers', () => {
  it('keeps the last fifty, the newest first', () => {
    const log = createAnswerLog(() => noon);
    for (let at = 0; at < 60; at += 1) log.note({ ...request, path: `acme/${at}` }, answer);
    const urls = log.list().map(({ url }) => url);
    expect(urls).toHaveLength(50);
    expect(urls[0]).toBe('https://github.com/acme/59');
    expect(urls[49]).toBe('https://github.com/acme/10');
  });

  it('tells of each', () => {
    const log = createAnswerLog(() => noon);
    let told = 0;
    log.onDidChange(() => (told += 1));
    log.note(request, { ...answer, provider: 'Acme' });
    expect(told).toBe(1);
    expect(log.list()).toEqual([
      { at: noon, url: 'https://github.com/acme/web.git', provider: 'Acme', ...answer },
    ]);
  });
});

describe('a URL in the log', () => {
  it.each([
    [{ ...request, host: 'alice:s3cret@github.com' }, 'https://github.com/acme/web.git'],
    [{ ...request, path: 'acme/web.git?token=s3cret' }, 'https://github.com/acme/web.git'],
    [{ ...request, path: 'acme/web.git#s3cret' }, 'https://github.com/acme/web.git'],
    [
      { ...request, path: 'proxy/https://alice:s3cret@github.com/a' },
      'https://github.com/proxy/https://github.com/a',
    ],
    [{ ...request, host: 'github.com\nhost=evil' }, 'https://github.comhost=evil/acme/web.git'],
    [{ protocol: 'https', host: 'github.com' }, 'https://github.com'],
  ])('has neither user, password, query nor control character (%j)', (given, shown) => {
    expect(shownUrl(given)).toBe(shown);
  });

  it('never shows a password, whatever stands around it', () => {
    const text = fc.string({ maxLength: 20 }).filter((each) => !each.includes('s3cret'));
    fc.assert(
      fc.property(text, text, (user, rest) => {
        const host = `${user}:s3cret@${rest}`;
        expect(shownUrl({ protocol: 'https', host })).not.toContain('s3cret');
      }),
    );
  });
});
