/** Sections of a data set as YAML files that people go on with: names in Chinese, short lists on one line. */
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { SectionData } from '../model/section-data.ts';

/** Characters up to which a list or a small record stays on one line. */
const lineLength = 60;

/**
 * A section as the text of a YAML file.
 *
 * @param comments lines above it, without their `#`.
 */
export function writeSection({ name, about, records, isOne }: SectionData, comments: readonly string[]): string {
  const document = new Document({ [name]: isOne ? records[0] : records });
  visit(document, {
    Collection(key, node) {
      // The lists of records and the records themselves stand on lines of their own.
      const isInner = key === 'value' || isSeq(node);
      const isSmall = node.items.every((item) => isScalar(item) || (isPair(item) && isScalar(item.value)));
      if (isInner && isSmall && JSON.stringify(node).length <= lineLength && !isTop(document, node)) node.flow = true;
    },
  });
  const lines = [...comments, `${name}：${about}`].map((comment) => (comment === '' ? '' : `# ${comment}`));
  return `${lines.join('\n')}\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}`;
}

function isPair(item: unknown): item is { readonly value: unknown } {
  return typeof item === 'object' && item !== null && 'value' in item && 'key' in item;
}

/** The section's own list or record. */
function isTop(document: Document, node: unknown): boolean {
  return isMap(document.contents) && document.contents.items.some(({ value }) => value === node);
}
