import type { Provider } from '../../provider/provider';
import { checkIds } from '../report';
import type { FoundCause } from './diagnosis';
import { examine, type DiagnoseRun } from './examination';
import { reportCauses } from './reportCauses';

/** "Connection test failed": everything that the test itself finds wrong. */
export async function diagnoseConnection(
  run: DiagnoseRun,
  provider: Provider,
): Promise<readonly FoundCause[]> {
  const { found, report } = await examine(run, provider);
  // A test that is not permitted is the trouble itself here.
  const own = found.map((each): FoundCause =>
    each.cause.kind === 'refused' ? { ...each, gravity: 'failed' } : each,
  );
  return [...own, ...reportCauses(report, { checks: checkIds })];
}
