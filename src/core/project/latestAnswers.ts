import { createEmitter, type Ending, type Subscribe } from '../../shared/emitter';

/** Something that a host can be asked about. */
export interface Subject {
  readonly key: string;
  /** Subjects of one group are asked of the same host with the same token. */
  readonly group: string;
  /** What exactly is asked: another text is another question. */
  readonly of: string;
}

export interface LatestAnswersParts<S extends Subject, T> {
  /** Rejects when the signal is aborted, or on a bug. */
  readonly ask: (subject: S, signal: AbortSignal) => Promise<T>;
  /** The others of the group would be answered the same, so that they are not asked for now. */
  readonly standsForAll: (answer: T) => boolean;
  readonly now: () => Date;
  readonly failed: (cause: unknown) => void;
}

/** Answers of hosts about many subjects, asked for only when somebody looks. */
export interface LatestAnswers<S extends Subject, T> extends Ending {
  /** `undefined`: not known yet. */
  read(subject: S): T | undefined;
  /** Asks for those of which nothing is known. */
  want(subjects: readonly S[]): void;
  /** Asks for those that were last asked for a minute ago or longer. */
  refresh(subjects: readonly S[]): void;
  /** Lets go of the answers to which this applies, so that the next `want` asks again. */
  retry(applies: (answer: T, group: string) => boolean): void;
  /** Lets go of all answers, so that everything is asked anew. What is under way does not count any more. */
  forget(): void;
  /** Fires with the key of a subject. */
  readonly onDidChange: Subscribe<string>;
}

const mostAtOnce = 5;

/** Subjects that wait at most: a host has a budget, and nobody looks at more rows than these. */
const mostWaiting = 200;

/** Milliseconds in which a subject is asked for once at most. */
const restMs = 60_000;

interface Entry<S, T> {
  readonly subject: S;
  /** When it was asked for. */
  at: number;
  answer?: T;
}

export function createLatestAnswers<S extends Subject, T>(
  parts: LatestAnswersParts<S, T>,
): LatestAnswers<S, T> {
  const { ask, standsForAll, now, failed } = parts;
  const changed = createEmitter<string>();
  const entries = new Map<string, Entry<S, T>>();
  const waiting = new Map<string, Entry<S, T>>();
  let leaving = new AbortController();
  let underWay = 0;

  const entryOf = (subject: S): Entry<S, T> | undefined => {
    const entry = entries.get(subject.key);
    return entry?.subject.of === subject.of && entry.subject.group === subject.group ? entry : undefined;
  };
  const settle = (entry: Entry<S, T>, answer: T): void => {
    if (entries.get(entry.subject.key) !== entry) return;
    entry.answer = answer;
    changed.fire(entry.subject.key);
  };
  const answered = (entry: Entry<S, T>, answer: T): void => {
    settle(entry, answer);
    if (!standsForAll(answer)) return;
    for (const [key, other] of waiting) {
      if (other.subject.group !== entry.subject.group) continue;
      waiting.delete(key);
      settle(other, answer);
    }
  };
  const work = async (entry: Entry<S, T>, { signal }: AbortController): Promise<void> => {
    try {
      const answer = await ask(entry.subject, signal);
      if (!signal.aborted) answered(entry, answer);
    } catch (cause) {
      if (!signal.aborted) failed(cause);
    } finally {
      underWay -= 1;
      start();
    }
  };
  const start = (): void => {
    for (const [key, entry] of waiting) {
      if (underWay >= mostAtOnce) return;
      waiting.delete(key);
      underWay += 1;
      void work(entry, leaving);
    }
  };
  const add = (subject: S): void => {
    if (waiting.size >= mostWaiting && !waiting.has(subject.key)) return;
    const known = entryOf(subject);
    const entry: Entry<S, T> = { subject, at: now().getTime() };
    // What was known stays in sight until the new answer is there.
    if (known?.answer !== undefined) entry.answer = known.answer;
    entries.set(subject.key, entry);
    waiting.set(subject.key, entry);
  };
  const isNew = (subject: S): boolean => entryOf(subject) === undefined;
  const isRested = (subject: S): boolean => {
    const since = now().getTime() - (entryOf(subject)?.at ?? -Infinity);
    // A clock that was set back must not end the asking.
    return since < 0 || since >= restMs;
  };
  return {
    onDidChange: changed.event,
    read: (subject) => entryOf(subject)?.answer,
    want(subjects) {
      for (const subject of subjects) if (isNew(subject)) add(subject);
      start();
    },
    refresh(subjects) {
      // Those that found no place before come first.
      const [fresh, known] = [subjects.filter(isNew), subjects.filter((subject) => !isNew(subject))];
      for (const subject of fresh) add(subject);
      for (const subject of known) if (isRested(subject)) add(subject);
      start();
    },
    retry(applies) {
      for (const [key, { subject, answer }] of entries) {
        if (answer !== undefined && applies(answer, subject.group)) entries.delete(key);
      }
    },
    forget() {
      leaving.abort();
      leaving = new AbortController();
      entries.clear();
      waiting.clear();
    },
    dispose() {
      leaving.abort();
      entries.clear();
      waiting.clear();
    },
  };
}
