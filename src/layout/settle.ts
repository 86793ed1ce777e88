/** What a word processor cannot know before there are pages, told to the DOCX from the pages. */
import type { LaidOutPaper } from '../model/page.ts';
import type { PreparedDocument, PreparedTable, SettledBlock } from '../model/prepared.ts';

/** The document with merged cells begun anew where a page begins, and with the room above records. */
export function settleOnPages(document: PreparedDocument, paper: LaidOutPaper): PreparedDocument {
  let tables = 0;
  let records = 0;
  const settle = (block: SettledBlock): SettledBlock => {
    if (block.kind === 'table') return beginCells(block, paper.rowsAtPageTop[tables++] ?? []);
    if (block.kind === 'record') return { ...block, room: paper.roomAboveRecords[records++] ?? 0 };
    return block;
  };
  return { ...document, blocks: document.blocks.map((flow) => ({ ...flow, block: settle(flow.block) })) };
}

function beginCells(table: PreparedTable, rowsAtPageTop: readonly number[]): PreparedTable {
  const tops = new Set(rowsAtPageTop);
  const rows = table.rows.map((row, index) =>
    tops.has(index) ? { ...row, cells: row.cells.map((cell) => ({ ...cell, continues: false })) } : row,
  );
  return { ...table, rows };
}
