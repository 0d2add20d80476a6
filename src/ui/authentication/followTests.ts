import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { Ending } from '../../shared/emitter';

/** In ms. A test that takes longer tells nothing that is worth waiting for. */
const longestWait = 30_000;

export interface FollowedTests extends Ending {
  /** Resolves when a test of the provider has ended since the following began, or when it has taken too long. */
  ended(providerId: string): Promise<void>;
}

export function followTests({
  onDidChange,
  isTesting,
}: Pick<ConnectionTester, 'onDidChange' | 'isTesting'>): FollowedTests {
  const done = new Set<string>();
  const waiting = new Map<string, () => void>();
  const listening = onDidChange((id) => {
    if (isTesting(id)) return;
    done.add(id);
    waiting.get(id)?.();
  });
  return {
    async ended(providerId) {
      if (done.has(providerId)) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestWait);
        waiting.set(providerId, () => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
    dispose: () => {
      listening.dispose();
    },
  };
}
