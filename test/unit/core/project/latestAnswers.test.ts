import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createLatestAnswers,
  type LatestAnswers,
  type Subject,
} from '../../../../src/core/project/latestAnswers';
import { until } from '../../../browser/until';

const start = Date.parse('2026-05-01T12:00:00Z');
const all = 'stands for all';

let now: number;
let asked: string[];
let atOnce: number;
let most: number;
let failures: unknown[];
let replies: Map<string, string>;
let answers: LatestAnswers<Subject, string>;

const subject = (key: string, group = 'work', of = 'main'): Subject => ({ key, group, of });

beforeEach(() => {
  now = start;
  asked = [];
  atOnce = most = 0;
  failures = [];
  replies = new Map();
  answers = createLatestAnswers<Subject, string>({
    async ask({ key, of }, signal) {
      asked.push(key);
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce--;
      signal.throwIfAborted();
      const reply = replies.get(key) ?? `${of} of ${key}`;
      if (reply === 'bug') throw new Error(reply);
      return reply;
    },
    standsForAll: (answer) => answer === all,
    now: () => new Date(now),
    failed: (cause) => failures.push(cause),
  });
});

afterEach(() => {
  answers.dispose();
});

const settled = (key: string, of = 'main') =>
  until(`an answer about ${key}`, () => answers.read(subject(key, 'work', of)));

describe('the latest answers', () => {
  it('are asked for once, by whoever wants them', async () => {
    const told: string[] = [];
    answers.onDidChange((key) => told.push(key));
    answers.want([subject('web'), subject('api')]);
    answers.want([subject('web')]);
    expect(await settled('web')).toBe('main of web');
    await settled('api');
    answers.want([subject('web'), subject('api')]);
    expect(asked).toEqual(['web', 'api']);
    expect(told).toEqual(['web', 'api']);
  });

  it('come from five at once at most', async () => {
    answers.want(Array.from({ length: 30 }, (_, at) => subject(`p${String(at)}`)));
    await settled('p29');
    expect(most).toBe(5);
  });

  it('are asked for again a minute later at the earliest, and stand until then', async () => {
    answers.want([subject('web')]);
    await settled('web');
    now = start + 59_000;
    answers.refresh([subject('web')]);
    expect(asked).toHaveLength(1);
    now = start + 60_000;
    replies.set('web', 'later');
    answers.refresh([subject('web')]);
    expect(answers.read(subject('web'))).toBe('main of web');
    await until('the later one', () => answers.read(subject('web')) === 'later' || undefined);
    expect(asked).toHaveLength(2);
  });

  it('are asked for again after the clock was set back', async () => {
    answers.want([subject('web')]);
    await settled('web');
    now = start - 3_600_000;
    answers.refresh([subject('web')]);
    expect(asked).toHaveLength(2);
  });

  it('are other ones for another question about the same thing', async () => {
    answers.want([subject('web')]);
    await settled('web');
    expect(answers.read(subject('web', 'work', 'topic'))).toBeUndefined();
    answers.want([subject('web', 'work', 'topic')]);
    expect(await settled('web', 'topic')).toBe('topic of web');
  });

  it('that would be the same for a whole group are not asked for, until it is tried again', async () => {
    replies.set('p0', all);
    const group = Array.from({ length: 20 }, (_, at) => subject(`p${String(at)}`));
    answers.want([...group, subject('elsewhere', 'home')]);
    expect(await settled('p19')).toBe(all);
    await until('the other group', () => answers.read(subject('elsewhere', 'home')));
    expect(asked.length).toBeLessThan(12);
    replies.clear();
    answers.retry((answer, group) => answer === all && group === 'home');
    answers.want(group);
    expect(answers.read(subject('p19'))).toBe(all);
    answers.retry((answer, group) => answer === all && group === 'work');
    answers.want(group);
    await until('an answer of its own', () => answers.read(subject('p19')) === 'main of p19' || undefined);
  });

  it('wait in a line of bounded length, and those that found no place come first next time', async () => {
    const many = Array.from({ length: 300 }, (_, at) => subject(`p${String(at)}`));
    answers.want(many);
    await until('the line to end', () => (asked.length >= 200 && atOnce === 0) || undefined);
    expect(answers.read(subject('p299'))).toBeUndefined();
    now = start + 60_000;
    answers.refresh(many);
    expect(await settled('p299')).toBe('main of p299');
  });

  it('that are forgotten are asked for anew, and what was under way does not come back', async () => {
    answers.want([subject('web')]);
    replies.set('web', 'old');
    answers.forget();
    await until('the end', () => atOnce === 0 || undefined);
    expect(answers.read(subject('web'))).toBeUndefined();
    replies.set('web', 'new');
    answers.want([subject('web')]);
    expect(await settled('web')).toBe('new');
    expect(failures).toEqual([]);
  });

  it('go on after a bug, which is told', async () => {
    replies.set('web', 'bug');
    answers.want([subject('web'), ...Array.from({ length: 6 }, (_, at) => subject(`p${String(at)}`))]);
    await settled('p5');
    expect(failures).toMatchObject([{ message: 'bug' }]);
  });
});
