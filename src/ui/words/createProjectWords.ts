import { basename } from 'node:path';
import { l10n } from 'vscode';
import type { WebhookAccess } from '../../core/host/gitHost';
import type { Scope } from '../../core/provider/provider';
import type { ProjectPlace, ProjectPlan, SshRemote, WebhookWish } from '../projects/create/projectAnswers';
import type { PushNeed } from '../projects/create/pushNeed';
import type { Done, RunProblem } from '../projects/create/runOutcome';
import type { ConvertProblem } from '../credential/convertToHttps';
import { sourceProblemSentence } from '../remoteSources/sourceWords';
import { saveProblemSentence } from './saveProblemWords';

/** Why the provider may not add a webhook. */
export function noWebhookSentence({ by, missing }: Extract<WebhookAccess, { kind: 'refused' }>): string {
  if (missing.length > 0) return l10n.t('The token lacks these permissions: {0}.', missing.join(', '));
  return by === 'account'
    ? l10n.t('The role of the account in this repository does not allow webhooks.')
    : l10n.t('The token or the role of the account does not allow webhooks.');
}

export function scopeDetail({ kind }: Scope): string {
  switch (kind) {
    case 'user':
      return l10n.t('For you, in every window.');
    case 'workspace':
      return l10n.t('For everybody who opens this workspace.');
    case 'folder':
      return l10n.t('For everybody who opens this folder.');
  }
}

/** Name of a codicon. */
export function scopeIcon({ kind }: Scope): string {
  switch (kind) {
    case 'user':
      return 'account';
    case 'workspace':
      return 'root-folder';
    case 'folder':
      return 'folder';
  }
}

/** Hosts name scopes and permissions, and neither word fits both. */
export function pushNeedSentence({ scope, lacking }: PushNeed): string {
  return lacking
    ? l10n.t('The token lacks “{0}”: the host will refuse a push of this file until it has that.', scope)
    : l10n.t('It is yours to change and to commit. To push it, the token needs “{0}”.', scope);
}

export function convertedSentence({ name, https }: SshRemote): string {
  return l10n.t('{remote} becomes {url}', { remote: name, url: https });
}

export function placeSummary(place: ProjectPlace, converted: SshRemote | undefined): string {
  if (place.kind === 'clone') return l10n.t('The repository is cloned into {0}.', place.parent);
  return place.ssh === undefined || converted !== undefined
    ? l10n.t('{0} stays as it is.', place.path)
    : l10n.t('{0} stays as it is and goes on using SSH.', place.path);
}

export function pipelineSummary({ host, provider, place, pipeline }: ProjectPlan): string {
  if (host.pipelinePaths(provider.baseUrl).length === 0) {
    return l10n.t('{0} runs no pipelines of its own.', host.deployment(provider.baseUrl));
  }
  if (place.kind === 'folder' && place.pipeline !== undefined) {
    return l10n.t('{0} is there already and stays as it is.', place.pipeline);
  }
  switch (pipeline) {
    case 'none':
      return l10n.t('No file is written.');
    case 'afterClone':
      return l10n.t('A file is proposed after cloning if there is none.');
    default:
      return l10n.t('{0} is written. You commit it.', pipeline.path);
  }
}

/** @param refused why none can be added */
export function webhookSummary(webhook: WebhookWish | undefined, refused: string | undefined): string {
  if (webhook !== undefined) {
    return l10n.t('{url} is called at {events}.', { url: webhook.url, events: webhook.events.join(', ') });
  }
  return refused === undefined ? l10n.t('None is added.') : l10n.t('None can be added: {0}', refused);
}

/** Which step failed, and why. */
export function runProblemSentence(problem: RunProblem): string {
  switch (problem.kind) {
    case 'gone':
      return sourceProblemSentence(problem);
    case 'notCloned':
      return l10n.t('The repository was not cloned.');
    case 'notConverted':
      return notConvertedSentence(problem.problem, problem.remote);
    case 'linked':
      return l10n.t('The pipeline file was not written: a folder on its way is a link that leads elsewhere.');
    case 'notWritten':
      return l10n.t('The pipeline file could not be written. The log has the details.');
    case 'noWebhook':
      return l10n.t('The webhook was not added: {0}', sourceProblemSentence(problem.problem));
    case 'notSaved':
      return saveProblemSentence(problem.problem);
  }
}

function notConvertedSentence({ kind }: ConvertProblem, remote: SshRemote): string {
  switch (kind) {
    case 'refused':
      return l10n.t('Git did not change the address of {0}. The log says why.', remote.name);
    case 'turnedBack':
      return l10n.t(
        'Your Git configuration turns {0} back into an SSH address (url.….insteadOf), so nothing was changed.',
        remote.https,
      );
  }
}

/** What is there, in a few words, `file ci.yml`. */
export function doneLabel(done: Done): string {
  switch (done.kind) {
    case 'clone':
      return l10n.t('clone in {0}', done.path);
    case 'https':
      return l10n.t('HTTPS address of {0}', done.remote);
    case 'file':
      return l10n.t('file {0}', basename(done.path));
    case 'webhook':
      return l10n.t('webhook {0}', done.url);
  }
}
