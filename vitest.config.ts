import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/office/**', 'tests/slow/**'],
    // Whole-paper tests parse 15 MB fonts once per worker.
    testTimeout: 30_000,
    // All processors: by default one of two is left idle.
    maxWorkers: '100%',
    hookTimeout: 30_000,
  },
});
