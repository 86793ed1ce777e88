/**
 * `issue.js TOWN ROUNDS NUMBER TORN`: writes a file and its record, round after round, says so once it is on disk, and
 * is killed at a call below the output folder. A small part of what a build does, which starts fast.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { makeFolder, sha256, writeWhole } from '../../../src/batch/files.ts';
import { openLedger } from '../../../src/batch/ledger-store.ts';
import { removeFile, superseded } from '../../../src/batch/left-overs.ts';
import { openWorkspace } from '../../../src/batch/workspace.ts';
import { issuedRecord } from '../../ledger/records.ts';
import { contentOf, issuedPath } from '../issued.ts';
import { killedAt } from './killed.ts';

const [path = '', rounds = '1', number = '0', torn = ''] = process.argv.slice(2);
const workspace = openWorkspace('data/town', path);
const paper = 'town/letter/清溪小学';

async function round(): Promise<void> {
  const { value: ledger, diagnostics } = await openLedger(workspace);
  if (ledger === undefined) throw new Error(JSON.stringify(diagnostics));
  const version = (ledger.state.get(paper)?.at(-1)?.issued.version ?? 0) + 1;
  const bytes = contentOf(version);
  const target = join(workspace.out.path, issuedPath(version));
  await makeFolder(join(target, '..'), workspace.out.path);
  await writeWhole(target, bytes);
  const file = { format: 'pdf', copy: 1, copies: 1, party: '', path: issuedPath(version), pages: 1 } as const;
  const files = [{ ...file, sha256: sha256(bytes), bytes: bytes.length }];
  await ledger.append([issuedRecord(paper, version, { files })]);
  writeSync(1, `${version}\n`);
  for (const needless of superseded(ledger.state)) await removeFile(workspace.out.path, needless);
  await ledger.close();
}

await killedAt(workspace.out.path, Number(number), torn === 'torn', async () => {
  for (let done = 0; done < Number(rounds); done++) await round();
});
