import type { Provider } from '../../provider/provider';
import { failed, type FoundCause } from './diagnosis';
import type { DiagnoseParts } from './examination';

/** "Cannot delete provider": who uses it, and whether it is permitted. */
export function diagnoseDeletion(
  { directory }: Pick<DiagnoseParts, 'directory'>,
  { id, name }: Provider,
): readonly FoundCause[] {
  const refusal = directory.policy().refuses('delete');
  const projects = directory.projectsOf(id);
  return [
    ...(refusal === undefined ? [] : [failed({ kind: 'refused', refusal }, { kind: 'openSettings' })]),
    ...(projects.length === 0
      ? []
      : [failed({ kind: 'inUse', name, projects }, { kind: 'deleteProvider' }, { kind: 'deactivate' })]),
  ];
}
