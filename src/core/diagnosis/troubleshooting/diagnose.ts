import { diagnoseClone } from './diagnoseClone';
import { diagnoseConnection } from './diagnoseConnection';
import { diagnoseCreation } from './diagnoseCreation';
import { diagnoseDeletion } from './diagnoseDeletion';
import { diagnoseRepositories } from './diagnoseRepositories';
import { diagnoseWebhook } from './diagnoseWebhook';
import { byGravity, type Diagnosis } from './diagnosis';
import type { DiagnoseRun } from './examination';
import type { Subject } from './subject';

/**
 * Finds every cause of a trouble that can be found, not only the first. Changes nothing but the provider's health, which
 * a connection test keeps. Rejects with the signal's reason when it is aborted.
 */
export async function diagnose(run: DiagnoseRun, subject: Subject): Promise<Diagnosis> {
  const { found, provider } = await find(run, subject);
  return { subject, found: byGravity(found), ...(provider !== undefined && { provider }) };
}

async function find(run: DiagnoseRun, subject: Subject): Promise<Pick<Diagnosis, 'found' | 'provider'>> {
  switch (subject.trouble) {
    case 'connection':
      return { found: await diagnoseConnection(run, subject.provider), provider: subject.provider };
    case 'repositories':
      return { found: await diagnoseRepositories(run, subject), provider: subject.provider };
    case 'webhook':
      return { found: await diagnoseWebhook(run, subject), provider: subject.provider };
    case 'creation':
      return { found: diagnoseCreation(run.parts, subject.attempt) };
    case 'clone':
      return diagnoseClone(run, subject);
    case 'deletion':
      return { found: diagnoseDeletion(run.parts, subject.provider), provider: subject.provider };
  }
}
