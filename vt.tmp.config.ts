import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { include: ['nt.tmp.test.ts'], testTimeout: 60000 } });
