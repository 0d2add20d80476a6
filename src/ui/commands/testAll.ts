import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { testTogether, type TestTogetherParts } from './testTogether';

export interface TestAllParts extends TestTogetherParts {
  readonly directory: ProviderDirectory;
}

/** Tests every active provider. */
export async function testAll(parts: TestAllParts): Promise<void> {
  const { providers } = parts.directory.current();
  await testTogether(
    parts,
    providers.filter(({ status }) => status === 'active'),
  );
}
