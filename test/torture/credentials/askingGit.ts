import pLimit from 'p-limit';
import * as v from 'valibot';
import { askBroker, type BrokerQuestion } from '../../../src/git/askBroker';
import { tell, told } from '../childProgram';

const order = v.object({ runtimeDirectory: v.string(), canary: v.string() });
const round = v.object({ times: v.number() });
const organizations = 20;

/** Asks as the helper for Node does, which is this very module. Every token that comes is the right one, or it counts. */
const { runtimeDirectory, canary } = v.parse(order, await told());
const limit = pLimit(8);

async function ask(number: number): Promise<boolean> {
  const organization = `org-${number % organizations}`;
  const lines = `protocol=https\nhost=git.example.com\npath=${organization}/web.git\n`;
  const send = (operation: BrokerQuestion['operation'], body: string) =>
    askBroker({ runtimeDirectory, windowId: 'w1', test: '', operation, body: Buffer.from(body) });
  const reply = await send('get', lines);
  const expected = `password=${canary}-of-${organization}\n`;
  if (reply.kind !== 'answered' || !reply.body.includes(expected)) return false;
  if (number % 10 !== 0) return true;
  const reported = await send('store', `${lines}username=u\n${expected}`);
  return reported.kind === 'answered';
}

process.on('message', (message) => {
  const { times } = v.parse(round, message);
  const asked = Array.from({ length: times }, (_, number) => limit(() => ask(number)));
  void Promise.all(asked).then((right) => tell({ wrong: right.filter((each) => !each).length }));
});
await tell('ready');
