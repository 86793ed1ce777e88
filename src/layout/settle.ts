/** What a word processor cannot know before there are pages, told to the DOCX from the pages. */
import type { LaidOutPaper, TableOnPages } from '../model/page.ts';
import type { FlowBlock, PreparedDocument, PreparedTable } from '../model/prepared.ts';
import { RecentOf } from '../model/recent-of.ts';
import { mapped } from '../model/mapped.ts';

/** The document with rows as high as on their pages, merged cells begun anew on each, and the room above records. */
export function settleOnPages(document: PreparedDocument, paper: LaidOutPaper): PreparedDocument {
  let tables = 0;
  let records = 0;
  const settle = (flow: FlowBlock): FlowBlock => {
    const { block } = flow;
    if (block.kind === 'table') return tableOnPages(flow, block, paper.tables[tables++]);
    if (block.kind === 'record') return { ...flow, block: { ...block, room: paper.roomAboveRecords[records++] ?? 0 } };
    return flow;
  };
  return { ...document, blocks: mapped(document.blocks, settle) };
}

/** A table on its pages. */
interface KnownTable {
  readonly onPages: string;
  readonly flow: FlowBlock;
}

/** Letters share tables, and often their places. */
const known = new RecentOf<FlowBlock, KnownTable>();

function tableOnPages(flow: FlowBlock, table: PreparedTable, on: TableOnPages | undefined): FlowBlock {
  const onPages = JSON.stringify(on ?? null);
  const found = known.find(flow, (one) => one.onPages === onPages);
  if (found !== undefined) return found.flow;
  const settled = { ...flow, block: asOnPages(table, on) };
  known.add(flow, { onPages, flow: settled });
  return settled;
}

function asOnPages(table: PreparedTable, onPages: TableOnPages | undefined): PreparedTable {
  const tops = new Set(onPages?.rowsAtPageTop);
  const rows = table.rows.map((row, index) => {
    const height = onPages?.rowHeights[index] ?? row.height;
    const cells = tops.has(index) ? row.cells.map((cell) => ({ ...cell, continues: false })) : row.cells;
    return { ...row, height, cells };
  });
  return { ...table, rows };
}
