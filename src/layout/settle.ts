/** What a word processor cannot know before there are pages, told to the DOCX from the pages. */
import type { LaidOutPaper, TableOnPages } from '../model/page.ts';
import type { PreparedDocument, PreparedTable, SettledBlock } from '../model/prepared.ts';

/** The document with rows as high as on their pages, merged cells begun anew on each, and the room above records. */
export function settleOnPages(document: PreparedDocument, paper: LaidOutPaper): PreparedDocument {
  let tables = 0;
  let records = 0;
  const settle = (block: SettledBlock): SettledBlock => {
    if (block.kind === 'table') return asOnPages(block, paper.tables[tables++]);
    if (block.kind === 'record') return { ...block, room: paper.roomAboveRecords[records++] ?? 0 };
    return block;
  };
  return { ...document, blocks: document.blocks.map((flow) => ({ ...flow, block: settle(flow.block) })) };
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
