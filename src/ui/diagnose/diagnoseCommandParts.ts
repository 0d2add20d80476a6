import type { AccountStore } from '../../core/account/accountStore';
import type { Explainer } from '../../core/credential/explainer';
import type { Resolver } from '../../core/credential/resolver';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { ApplyRemedyParts } from '../commands/applyRemedy';
import type { GitIntegration } from '../gitIntegration';
import type { DiagnosisDocuments } from './diagnosisDocuments';

/** What diagnosing needs of the window. */
export interface DiagnoseCommandParts extends ApplyRemedyParts {
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly tester: ConnectionTester;
  readonly resolver: Resolver;
  readonly explainer: Explainer;
  readonly gitIntegration: Pick<GitIntegration, 'reachesGit'>;
  readonly diagnosisDocuments: Pick<DiagnosisDocuments, 'show'>;
  readonly now: () => Date;
}
