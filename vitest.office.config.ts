/** The slower checks, against word processors and PDF readers: `npm run test:office`. Needs what `.ci/run` installs. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/office/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
