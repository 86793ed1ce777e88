/** Disturbed runs in full: killed, refused, out of space, many at once. `npm run test:slow`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/slow/**/*.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    // Each file keeps a processor busy.
    maxWorkers: '100%',
  },
});
