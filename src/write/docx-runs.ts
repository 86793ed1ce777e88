/** Running text of a DOCX: runs in character styles. */
import { TextRun } from 'docx';
import type { Inline } from '../model/document.ts';
import { styleIds } from './docx-styles.ts';

/** The full-width space: blanks are made of it, underlined, and can be typed over. */
const blankCharacter = '\u3000';

/** Formatting that no style can have, because it depends on the text: a mark made smaller to fit. */
export interface RunFormat {
  readonly color?: string;
  /** In half points. */
  readonly size?: number;
  /** In twips: of a paragraph that is set tighter than its style. */
  readonly characterSpacing?: number;
}

/** The runs of a paragraph. */
export function runs(content: readonly Inline[], format: RunFormat = {}): TextRun[] {
  return content.map((inline) => {
    switch (inline.kind) {
      case 'text': {
        const style = inline.strong ? styleIds.strong : inline.emphasis ? styleIds.emphasis : undefined;
        return new TextRun({ text: inline.text, ...(style === undefined ? {} : { style }), ...format });
      }
      case 'blank':
        return new TextRun({ text: blankCharacter.repeat(inline.width), style: styleIds.blank, ...format });
      case 'break':
        return new TextRun({ break: 1 });
    }
  });
}
