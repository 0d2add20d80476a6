import * as v from 'valibot';
import { rotateOnHost } from '../../../src/core/lifecycle/rotation/rotateOnHost';
import { rotatingWindow } from '../../unit/storage/rotatingWindow';
import { tell, told } from '../childProgram';

const order = v.object({
  folder: v.string(),
  baseUrl: v.string(),
  secrets: v.string(),
  expiresOn: v.string(),
});

const { folder, baseUrl, secrets, expiresOn } = v.parse(order, await told());
const window = rotatingWindow(folder, baseUrl, secrets);
await tell('ready');
for (;;) {
  const end = await rotateOnHost(window.parts, await window.plan(), expiresOn);
  if (end.kind !== 'rotated') throw new Error(JSON.stringify(end));
}
