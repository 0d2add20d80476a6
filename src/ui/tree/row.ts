import type { CheckId } from '../../core/diagnosis/report';
import type { Repository } from '../../core/host/gitHost';
import type { ProjectProblem } from '../../core/project/decodeProject';
import type { Project } from '../../core/project/project';
import type { EntryProblem } from '../../core/provider/definitionProblem';
import type { Scope } from '../../core/provider/provider';
import type { CountedKind } from './countedItem';

/** An entry of a provider or of a project. */
export type SettingsProblem = Pick<EntryProblem, 'scope' | 'id' | 'name'> &
  Pick<EntryProblem | ProjectProblem, 'error'>;

/** What can be said of a provider below its own row. */
export type Detail = 'account' | 'organization' | 'token' | 'lastTest' | 'projects' | 'repositories';

/** A row of the Providers view. Commands get it as their argument, and find the provider by `providerId`. */
export type Row =
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'provider'; readonly providerId: string }
  | { readonly kind: 'detail'; readonly providerId: string; readonly detail: Detail }
  | { readonly kind: 'check'; readonly providerId: string; readonly check: CheckId }
  | { readonly kind: 'project'; readonly providerId: string; readonly project: Project }
  | { readonly kind: 'repository'; readonly providerId: string; readonly repository: Repository }
  | { readonly kind: 'moreRepositories'; readonly providerId: string }
  | { readonly kind: 'noRepositories'; readonly providerId: string }
  | { readonly kind: 'repositoriesFailed'; readonly providerId: string; readonly sentence: string }
  | { readonly kind: 'problem'; readonly setting: string; readonly problem: SettingsProblem }
  /** `url`: of the open repository's remote, without user information. */
  | { readonly kind: 'connect'; readonly url: string }
  | { readonly kind: CountedKind; readonly count: number };

/** What can be said of a project below its own row. */
export type ProjectDetail = 'repository' | 'provider' | 'folder' | 'pipelineFile' | 'latestRun';

/**
 * A row of the Projects view. `providerId` of a group is `undefined` where no definition has that id any more, `root`
 * (the URI of a working tree) where none is open in this window.
 */
export type ProjectRow =
  | { readonly kind: 'projectGroup'; readonly providerId: string | undefined }
  | { readonly kind: 'folderGroup'; readonly root: string | undefined }
  | { readonly kind: 'project'; readonly providerId: string; readonly project: Project }
  | {
      readonly kind: 'projectDetail';
      readonly providerId: string;
      readonly project: Project;
      readonly detail: ProjectDetail;
    }
  | { readonly kind: 'problem'; readonly setting: string; readonly problem: SettingsProblem };
