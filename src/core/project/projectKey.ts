import { scopeKey } from '../provider/provider';
import type { Project } from './project';

/** One text for an entry: two scopes may have entries of the same id. */
export function projectKey({ id, scope }: Pick<Project, 'id' | 'scope'>): string {
  return `${scopeKey(scope)} ${id}`;
}
