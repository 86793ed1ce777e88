/** Documents for tests, built block by block. */
import type { Block, Inline, PaperDocument, TableCell } from '../../src/model/document.ts';
import { numberLabel } from '../../src/parse/numbering.ts';
import { text } from './metrics.ts';

function inlines(content: string | readonly Inline[]): readonly Inline[] {
  return typeof content === 'string' ? [text(content)] : content;
}

export function title(content: string | readonly Inline[]): Block {
  return { kind: 'title', content: inlines(content) };
}

export function heading(level: 1 | 2, value: number, content: string): Block {
  const number = { value, label: numberLabel(level, value), restarts: false, straight: false };
  return { kind: 'heading', level, number, content: inlines(content) };
}

export function item(level: 3 | 4, value: number, content: string | readonly Inline[], restarts = false): Block {
  return {
    kind: 'item',
    level,
    number: { value, label: numberLabel(level, value), restarts, straight: false },
    content: inlines(content),
  };
}

export function paragraph(content: string | readonly Inline[], indented = true): Block {
  return { kind: 'paragraph', content: inlines(content), indented };
}

/** Signature blocks; each party is its lines. */
export function signatures(columns: number, ...parties: string[][]): Block {
  return {
    kind: 'signatures',
    form: 'columns',
    columns,
    parties: parties.map((lines) => ({ lines: lines.map((line) => (line === '' ? [] : [text(line)])) })),
  };
}

function cell(content: string): TableCell {
  return { content: [text(content)], continues: false };
}

/** A table of so many rows: 第1项 and on. */
export function tableOf(count: number): Block {
  return {
    kind: 'table',
    ruled: true,
    columns: [
      { align: 'left', share: undefined },
      { align: 'left', share: undefined },
    ],
    header: [cell('事项'), cell('时限')],
    fewestLines: 1,
    rows: Array.from({ length: count }, (_, index) => [cell(`第${index + 1}项`), cell('11月底前')]),
  };
}

export function documentOf(...blocks: Block[]): PaperDocument {
  const properties = { title: '责任书', author: '清溪镇中心学校', subject: '校园安全', language: 'zh-CN' };
  return { properties, blocks };
}
