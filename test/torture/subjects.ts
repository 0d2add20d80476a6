import { huntCanary } from './canary/huntCanary';
import { jumpClock } from './clock/clockJumps';
import { askOften } from './credentials/manyCredentials';
import { fillDisk } from './disk/fullDisk';
import { writeReadOnly } from './disk/readOnlySettings';
import { flapHosts } from './hosts/flappingHosts';
import { inputCredentials } from './inputs/credentialInputs';
import { inputHosts } from './inputs/hostInputs';
import { inputMessages } from './inputs/messageInputs';
import { inputSettings } from './inputs/settingsInputs';
import { killWhile } from './kills/kills';
import { killWhileRotating } from './kills/rotations';
import type { Subject } from './subject';
import { editInWindows } from './windows/severalWindows';

/** All that is done to the product, in this order: the search comes last, through what the others leave. */
export const subjects: readonly Subject[] = [
  {
    name: 'kills.save',
    meaning: 'killed while it saves',
    limit: 90,
    run: (context) => killWhile('save', context),
  },
  {
    name: 'kills.move',
    meaning: 'killed while it moves a provider between scopes',
    limit: 90,
    run: (context) => killWhile('move', context),
  },
  {
    name: 'kills.rotate',
    meaning: 'killed while the host rotates its token',
    limit: 90,
    run: killWhileRotating,
  },
  {
    name: 'windows.two',
    meaning: 'two windows edit at once',
    limit: 60,
    run: (context) => editInWindows(2, 100, context),
  },
  {
    name: 'windows.five',
    meaning: 'five windows edit at once',
    limit: 90,
    run: (context) => editInWindows(5, 60, context),
  },
  { name: 'hosts.flap', meaning: 'hosts that come and go', limit: 90, run: flapHosts },
  { name: 'disk.full', meaning: 'a full disk', limit: 60, run: fillDisk },
  { name: 'settings.readOnly', meaning: 'settings that nobody may write to', limit: 30, run: writeReadOnly },
  { name: 'clock.jumps', meaning: 'a clock that is set', limit: 90, run: jumpClock },
  { name: 'credentials', meaning: 'credential requests', limit: 120, run: askOften },
  {
    name: 'inputs.credential',
    meaning: 'inputs of the credential protocol',
    limit: 90,
    run: inputCredentials,
  },
  { name: 'inputs.settings', meaning: 'inputs of the settings', limit: 120, run: inputSettings },
  { name: 'inputs.hosts', meaning: 'answers of hosts', limit: 120, run: inputHosts },
  { name: 'inputs.messages', meaning: 'messages of pages', limit: 90, run: inputMessages },
  { name: 'canary', meaning: 'a token in a file, a log or a process', limit: 60, run: huntCanary },
];
