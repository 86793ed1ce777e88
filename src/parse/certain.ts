/** Which faults of a template's markup are certain before it is filled; the others are told once a paper has them. */
import type { DirectiveDetail, Fault } from '../model/diagnostic.ts';
import { isMasked, type MaskedLine } from './mask.ts';

/** Details that a loop or a condition may bring about in the unfilled text, or cure. */
const uncertain: ReadonlySet<DirectiveDetail> = new Set<DirectiveDetail>([
  'no-title',
  'several-titles',
  'not-at-start',
  'no-party',
  'empty-party',
  'text-before-party',
  'issuer-lines',
  'not-opened',
]);

/** Where each branch begins the same container, one of them seems to stand in the other, or to have no end. */
const uncertainInBranches: ReadonlySet<DirectiveDetail> = new Set<DirectiveDetail>([
  'not-closed',
  'content',
  'no-table',
  'attachment-title',
]);

/** Whether a fault at a line of the masked text is one in every paper that has the line. */
export function isCertain(fault: Fault, line: MaskedLine | undefined): boolean {
  switch (fault.code) {
    case 'empty-block':
      return false;
    case 'unknown-directive':
      return !isMasked(fault.name);
    case 'unsupported-markup':
      // What stands above it may be missing, or be the other branch.
      return fault.what !== 'item-in-paragraph' || line?.followsTag !== true;
    case 'directive-content':
      if (uncertain.has(fault.detail) || isMasked(fault.found ?? '')) return false;
      return !uncertainInBranches.has(fault.detail) || !isConditionalFence(line);
    default:
      return true;
  }
}

function isConditionalFence(line: MaskedLine | undefined): boolean {
  return line?.isConditional === true && /^\s*:::/u.test(line.text);
}
