import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          // Much of their time is spent waiting for Git: no core is left out.
          maxWorkers: '100%',
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Each test file has a VS Code and a Chromium of its own: more than two at once only wait for each other.
          maxWorkers: 2,
          // Two busy cores may starve a window past one wait; what is broken fails twice.
          retry: 1,
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'pictures',
          include: ['test/browser/**/*.pictures.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
