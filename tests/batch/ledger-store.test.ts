/** The ledger's file: what is confirmed is on disk, what is not leaves no trace. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { loadLedger, openLedger, type OpenLedger } from '../../src/batch/ledger-store.ts';
import { openWorkspace, type Workspace } from '../../src/batch/workspace.ts';
import { header, readLedger } from '../../src/ledger/lines.ts';
import { failing, type FileCall } from '../faults/file-system.ts';
import { issuedRecord } from '../ledger/records.ts';
import { workspace } from '../workspace.ts';

interface Place {
  readonly workspace: Workspace;
  readonly folder: string;
  readonly ledger: string;
  bytes(): Buffer;
  opened(): Promise<OpenLedger>;
  /** How many records the file holds, which must have no flaw. */
  records(): number;
}

function place(): Place {
  const { path } = workspace({ 'data/town/data.yaml': '' });
  const opened = openWorkspace('data/town', path);
  const folder = join(path, 'out/town');
  const ledger = join(folder, 'ledger.jsonl');
  const bytes = (): Buffer => (existsSync(ledger) ? readFileSync(ledger) : Buffer.alloc(0));
  return {
    workspace: opened,
    folder,
    ledger,
    bytes,
    async opened() {
      const { value, diagnostics } = await openLedger(opened, 0);
      if (value === undefined) throw new Error(JSON.stringify(diagnostics));
      return value;
    },
    records() {
      const { entries, flaws } = readLedger(bytes());
      expect(flaws).toEqual([]);
      return entries.length;
    },
  };
}

const record = (version: number) => issuedRecord('town/letter/清溪小学', version);

describe('records', () => {
  test('are added one after the other, in one opening or several', async () => {
    const town = place();
    const first = await town.opened();
    await first.append([record(1)]);
    await first.append([record(2), record(3)]);
    await first.close();
    const second = await town.opened();
    expect(second.state.get(record(1).paper)?.map(({ issued }) => issued.version)).toEqual([1, 2, 3]);
    await second.append([record(4)]);
    await second.close();
    expect(town.records()).toBe(4);
    expect(readdirSync(town.folder)).toEqual(['ledger.jsonl']);
    expect((await loadLedger(town.workspace)).value?.entries.map(({ serial }) => serial)).toEqual([1, 2, 3, 4]);
  });

  test('after a torn one stand in its place; after one without its line’s end, below it', async () => {
    const town = place();
    const first = await town.opened();
    await first.append([record(1), record(2)]);
    await first.close();
    appendFileSync(town.ledger, town.bytes().subarray(header.length + 1, header.length + 200));
    const second = await town.opened();
    await second.append([record(3)]);
    await second.close();
    expect(town.records()).toBe(3);
    truncateSync(town.ledger, town.bytes().length - 1);
    const third = await town.opened();
    expect(third.state.get(record(1).paper)?.length).toBe(3);
    await third.append([record(4)]);
    await third.close();
    expect(town.records()).toBe(4);
  });
});

type Judge = (call: FileCall) => string | undefined;

/** Fails the first call of a name. */
function once(name: string, failure: string): () => Judge {
  return () => {
    let seen = 0;
    return (call) => (call.name === name && (seen += 1) === 1 ? failure : undefined);
  };
}

function halfWritten(): Judge {
  let seen = 0;
  return ({ name }) => (name !== 'write' ? undefined : (seen += 1) === 1 ? 'short' : 'ENOSPC');
}

/** The disk fails once a record is written, and when it shall be taken back. */
function neverAgain({ name, number }: FileCall): string | undefined {
  return name === 'sync' || (name === 'truncate' && number > 3) ? 'EIO' : undefined;
}

describe('a record that could not be written', () => {
  test.each([
    ['cannot be opened', once('open', 'EMFILE')],
    ['of no known size', once('stat', 'EIO')],
    ['cannot be cut', once('truncate', 'EIO')],
    ['cannot be written', once('write', 'ENOSPC')],
    ['cannot be written to its end', halfWritten],
    ['cannot be forced to disk', once('sync', 'EIO')],
  ])('%s: the ledger ends where it did before, and goes on', async (_name, judge) => {
    const town = place();
    const ledger = await town.opened();
    await ledger.append([record(1)]);
    const before = town.bytes();
    await expect(failing(town.folder, judge(), () => ledger.append([record(2)]))).rejects.toThrow();
    expect(town.bytes()).toEqual(before);
    expect(ledger.state.get(record(1).paper)?.length).toBe(1);
    await ledger.append([record(2)]);
    await ledger.close();
    expect(town.records()).toBe(2);
  });

  test('nor taken back: the next one is written over it', async () => {
    const town = place();
    const ledger = await town.opened();
    await ledger.append([record(1)]);
    await expect(failing(town.folder, neverAgain, () => ledger.append([record(2)]))).rejects.toThrow('EIO');
    expect(town.records()).toBe(2);
    expect(ledger.state.get(record(1).paper)?.length).toBe(1);
    await ledger.append([record(2), record(3)]);
    await ledger.close();
    expect(town.records()).toBe(3);
  });

  test('where only closing fails it is written', async () => {
    const town = place();
    const ledger = await town.opened();
    let closed = 0;
    await failing(
      town.folder,
      ({ name }) => (name === 'close' && (closed += 1) > 0 ? 'EIO' : undefined),
      () => ledger.append([record(1)]),
    );
    // The ledger's, and that of the folder it is new in.
    expect(closed).toBe(2);
    await ledger.append([record(2)]);
    await ledger.close();
    expect(town.records()).toBe(2);
  });
});

describe('a ledger that somebody has written to in between', () => {
  test.each<[string, (town: Place) => void]>([
    ['by adding', (town) => appendFileSync(town.ledger, '{"kind":"voided"')],
    ['by cutting', (town) => truncateSync(town.ledger, 40)],
    ['by removing', (town) => writeFileSync(town.ledger, '')],
  ])('%s is left as it is', async (_name, change) => {
    const town = place();
    const ledger = await town.opened();
    await ledger.append([record(1)]);
    change(town);
    const before = town.bytes();
    await expect(ledger.append([record(2)])).rejects.toMatchObject({ code: 'LEDGER_MOVED' });
    await ledger.close();
    expect(town.bytes()).toEqual(before);
  });
});

describe('what keeps a ledger from being opened', () => {
  test('another run, told with its process and host', async () => {
    const town = place();
    const first = await town.opened();
    const { value, diagnostics } = await openLedger(town.workspace, 0);
    expect(value).toBeUndefined();
    expect(diagnostics[0]?.fault).toMatchObject({ code: 'ledger-locked', path: 'out/town', pid: process.pid });
    await first.close();
  });

  test('a flaw, told with its line; the lock is free again', async () => {
    const town = place();
    mkdirSync(town.folder, { recursive: true });
    writeFileSync(town.ledger, `${header}\n{"kind":"issued"}\n`);
    const { value, diagnostics } = await openLedger(town.workspace, 0);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ fault: { code: 'ledger-damaged' }, place: { line: 2 } }]);
    expect(readdirSync(town.folder)).toEqual(['ledger.jsonl']);
  });

  test('a file where its folder should be', async () => {
    const town = place();
    writeFileSync(join(town.folder, '../../out'), '');
    const { diagnostics } = await openLedger(town.workspace, 0);
    expect(diagnostics[0]?.fault).toMatchObject({ code: 'output-refused', path: 'out/town', reason: 'EEXIST' });
  });
});
