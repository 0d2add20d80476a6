import * as v from 'valibot';
import { tell, told } from './childProgram';
import { leftOf, scaled } from './subject';
import { subjects } from './subjects';

const order = v.variant('kind', [
  v.object({ kind: v.literal('list') }),
  v.object({
    kind: v.literal('run'),
    name: v.string(),
    directory: v.string(),
    programs: v.string(),
    canary: v.string(),
    seed: v.number(),
    run: v.string(),
    seen: v.array(v.string()),
    short: v.boolean(),
    seconds: v.number(),
  }),
]);

/** The process of one subject, which may be ended when it takes too long. What fails is told, not thrown. */
async function answer(given: v.InferOutput<typeof order>): Promise<object> {
  if (given.kind === 'list')
    return { subjects: subjects.map(({ name, meaning, limit }) => ({ name, meaning, limit })) };
  const subject = subjects.find(({ name }) => name === given.name);
  if (subject === undefined) return { kind: 'failed', why: 'There is no such subject.' };
  const { short, seconds, ...context } = given;
  try {
    return await subject.run({ ...context, times: scaled(short), left: leftOf(seconds) });
  } catch (cause) {
    return { kind: 'failed', why: whyOf(cause).slice(0, 1_000) };
  }
}

/** With what lies behind it: of a generated input that fails the message names the input, its cause what is wrong. */
function whyOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const said = cause.message.split('\n\nHint:')[0] ?? '';
  return cause.cause === undefined ? said : `${whyOf(cause.cause)} (${said})`.replace(/\s+/g, ' ');
}

await tell(await answer(v.parse(order, await told())));
// Whatever is still open has been looked at where that counts.
process.exit(0);
