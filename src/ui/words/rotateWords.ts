import { l10n } from 'vscode';
import type { AccountSaveProblem } from '../../core/account/accountStore';
import type { NotBegun } from '../../core/lifecycle/rotation/rotateOnHost';
import type { RotationObstacle } from '../../core/lifecycle/rotation/planRotation';
import type { TokenDifference } from '../../core/lifecycle/rotation/tokenDifference';
import type { TokenVerdict } from '../../core/lifecycle/rotation/judgeToken';
import type { HostError } from '../../core/host/hostError';
import type { TokenUsage } from '../rotate/tokenUsage';
import { hostErrorSentence } from './hostErrorWords';
import { shownNames } from './lifecycleWords';
import { refusalSentence } from './refusalWords';
import { saveProblemSentence } from './saveProblemWords';
import { absenceSentence } from './stateWords';

/** Why a token cannot be replaced through its host's API. */
export function obstacleSentence(obstacle: RotationObstacle): string {
  switch (obstacle.kind) {
    case 'missing':
    case 'baseUrlChanged':
    case 'scopeChanged':
    case 'unreadable':
      return absenceSentence(obstacle);
    case 'refused':
      return refusalSentence(obstacle.refusal);
    case 'notOffered':
      return l10n.t('The host does not rotate tokens of this kind. Create a new one in the browser.');
    case 'scopeMissing':
      return l10n.t(
        'The token may not rotate itself: it lacks the scope {0}. Create a new one in the browser.',
        obstacle.scope,
      );
    case 'hostError':
      return hostErrorSentence(obstacle.error);
  }
}

/** Why nothing was sent. */
export function notBegunSentence(reason: NotBegun): string {
  switch (reason.kind) {
    case 'busy':
      return l10n.t('Nothing was rotated: another window is rotating a token. Try again when it is done.');
    case 'changed':
      return l10n.t('Nothing was rotated: the token was replaced in the meantime.');
    case 'hostError':
      return l10n.t('Nothing was rotated. {0}', hostErrorSentence(reason.error));
    case 'storeFails':
      return l10n.t(
        'Nothing was rotated, because the new token could not be kept. {0}',
        saveProblemSentence(reason.problem),
      );
    case 'notRecorded':
      return l10n.t(
        'Nothing was rotated: VS Code cannot write to its storage. Check that the disk has room.',
      );
  }
}

/** The host has said no. */
export function refusedSentence(error: HostError): string {
  return l10n.t(
    'The host did not rotate the token, and the old one works as before. {0}',
    hostErrorSentence(error),
  );
}

/** The host's answer did not come back. */
export function answerLostSentence(name: string, error: HostError | undefined, old: TokenVerdict): string {
  const why = error === undefined ? l10n.t('Its answer was lost.') : hostErrorSentence(error);
  switch (old) {
    case 'works':
      return l10n.t(
        'It is not known whether the host meant to rotate the token of “{name}”: {why} The old token still works, and nothing has changed here.',
        { name, why },
      );
    case 'dead':
      return l10n.t(
        'The host rotated the token of “{name}”, and the new one was lost on its way: {why} The old token no longer works. Create a new one.',
        { name, why },
      );
    case 'unknown':
      return l10n.t(
        'It is not known whether the host rotated the token of “{name}”: {why} The old token may be dead. Test the connection when the host can be reached, and create a new token if it is rejected. Do not rotate it again before.',
        { name, why },
      );
  }
}

/** What is said at the next start. */
export function interruptedSentence(name: string): string {
  return l10n.t(
    'A rotation of the token of “{0}” was under way when VS Code ended or lost its host. The old token no longer works, and the new one was not saved. Create a new one.',
    name,
  );
}

/** Why the new token is only on the screen. */
export function notKeptSentence(problem: AccountSaveProblem): string {
  switch (problem.kind) {
    case 'notStored':
      return l10n.t('The secret store of this machine did not keep it. Check that the system keyring works.');
    case 'refused':
      return refusalSentence(problem.refusal);
  }
}

/** What a rotation on the host does to whom, before it is done. */
export function rotationSentences(usage: TokenUsage): readonly string[] {
  return [
    l10n.t('The host makes a new token and ends the old one everywhere at once.'),
    ...projectSentences(usage),
    ...(usage.twins.length === 0
      ? []
      : [l10n.t('These providers have the same token and get the new one too: {0}.', names(usage))]),
    l10n.t(
      'Whatever else uses the old token stops working until it gets the new one: other machines, CI variables, scripts.',
    ),
    ...machineSentences(usage),
  ];
}

/** Who else has to be told of a new token while the old one still works. */
export function oldTokenSentences(usage: TokenUsage): readonly string[] {
  return [
    ...(usage.twins.length === 0
      ? []
      : [l10n.t('These providers on this machine still use the old token: {0}.', names(usage))]),
    l10n.t('Other machines, CI variables and scripts may use the old token too, and need the new one.'),
    ...machineSentences(usage),
  ];
}

/** What is different about a new token. */
export function differenceSentences({ otherUser, lost, gained }: TokenDifference): readonly string[] {
  return [
    ...(otherUser === undefined
      ? []
      : [l10n.t('It belongs to another account: {to} in place of {from}.', otherUser)]),
    ...(lost.length === 0
      ? []
      : [l10n.t('It lacks permissions that the old one has: {0}.', lost.join(', '))]),
    ...(gained.length === 0
      ? []
      : [l10n.t('It has permissions that the old one lacks: {0}.', gained.join(', '))]),
  ];
}

function projectSentences({ projects }: TokenUsage): readonly string[] {
  if (projects.length === 0) return [];
  return [l10n.t('Pipeline projects of this machine that use it: {0}.', shownNames(projects))];
}

function machineSentences({ machines }: TokenUsage): readonly string[] {
  return machines.length === 0
    ? []
    : [l10n.t('The history of the provider names these machines: {0}.', shownNames(machines))];
}

function names({ twins }: TokenUsage): string {
  return shownNames(twins.map(({ name }) => `“${name}”`));
}
