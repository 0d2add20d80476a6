import { l10n, window } from 'vscode';
import { testTogether, type TestTogetherParts } from './testTogether';

/** Tests every active provider. */
export async function testAll(parts: TestTogetherParts): Promise<void> {
  const active = parts.directory.current().providers.filter(({ status }) => status === 'active');
  if (active.length === 0) {
    void window.showInformationMessage(l10n.t('There is no active provider to test.'));
    return;
  }
  await testTogether(parts, active);
}
