/**
 * Where somebody signs: the blanks of signature blocks, by party and role. Where a party has a line for its signature,
 * blanks on its other lines are for a name or a number; a blank for a date is never signed in.
 */
import type { Block, Line, SignatureParty, SignaturesBlock } from '../model/document.ts';
import type { LaidOutPage, Owner, SignatureBlank } from '../model/page.ts';
import type { FlowBlock } from '../model/prepared.ts';
import { mapped } from '../model/mapped.ts';

/**
 * The signature blanks of laid-out pages, each as high as a line of the grid.
 *
 * @param elements of each block, by part.
 */
export function signatureBlanks(
  blocks: readonly FlowBlock[],
  elements: readonly (readonly Owner[])[],
  pages: readonly Pick<LaidOutPage, 'lines'>[],
  linePitch: number,
): SignatureBlank[] {
  const signers = new Map<Owner, Signers>();
  blocks.forEach(({ block }, index) => {
    if (block.kind !== 'signatures') return;
    for (const [part, ofLine] of signersOf(block).entries()) signers.set(elements[index]?.[part], ofLine);
  });
  const found: SignatureBlank[] = [];
  if (signers.size === 0) return found;
  const count = new Map<Owner, number>();
  for (const [page, { lines }] of pages.entries()) {
    for (const { rules } of lines) {
      for (const { x, y, width, element } of rules) {
        const before = count.get(element) ?? 0;
        count.set(element, before + 1);
        const signer = signers.get(element)?.[before];
        if (signer === undefined || element === undefined) continue;
        found.push({ page, x, y: y - linePitch, width, height: linePitch, element, ...signer });
      }
    }
  }
  return found;
}

/** Whether a block has blanks that somebody signs in. */
export function isSignedIn(block: Block): boolean {
  return (
    block.kind === 'signatures' &&
    signersOf(block)
      .flat()
      .some((signer) => signer !== undefined)
  );
}

/** Who signs in the blanks of a line, one after the other; undefined for a blank that nobody signs in. */
type Signers = readonly (Signer | undefined)[];

interface Signer {
  readonly party: string;
  readonly role: string;
}

/** The signers of a block for each line of each party, party by party. */
function signersOf({ parties }: SignaturesBlock): Signers[] {
  let name = '';
  const signers: Signers[] = [];
  for (const party of parties) {
    // A party without a name of its own stands beside the one whose name it signs for.
    name = nameOf(party) ?? name;
    const roles = mapped(party.lines, rolesOf);
    const signs = roles.some((ofLine) => ofLine.some((role) => role !== undefined && isSignature.test(role)));
    for (const ofLine of roles) signers.push(signersOfLine(ofLine, name, signs));
  }
  return signers;
}

/** @param signs whether the party has a line for its signature. */
function signersOfLine(roles: readonly (string | undefined)[], party: string, signs: boolean): Signers {
  return mapped(roles, (role) => {
    const isSigned = role !== undefined && (!signs || isSignature.test(role));
    return isSigned ? { party, role: bare(role) } : undefined;
  });
}

const isSignature = /签字|签名|签章|签署/u;
const isOther = /日期|时间|电话|地址|年|月|日/u;

/** For each blank of a line what stands before it, undefined where that or what follows is of a date or the like. */
function rolesOf(line: Line): (string | undefined)[] {
  const roles: (string | undefined)[] = [];
  if (!hasBlank(line)) return roles;
  let before = '';
  line.forEach((inline, index) => {
    if (inline.kind === 'text') before += inline.text;
    if (inline.kind !== 'blank' || line[index - 1]?.kind === 'blank') return;
    const after = line.find(({ kind }, at) => at > index && kind === 'text');
    const isDate = isOther.test(before) || (after?.kind === 'text' && /^\s*[年月日]/u.test(after.text));
    roles.push(isDate ? undefined : before);
    before = '';
  });
  return roles;
}

function hasBlank(line: Line): boolean {
  return line.some(({ kind }) => kind === 'blank');
}

/** The first line of a party, if it is not one with blanks: its name, without what stands for the seal. */
function nameOf({ lines }: SignatureParty): string | undefined {
  const [first] = lines;
  if (first === undefined || first.length === 0 || hasBlank(first)) return undefined;
  const text = first.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
  return bare(text.replace(/[（(][^）)]*[章][）)]/gu, ''));
}

/** Without white space and the colon at its end. */
function bare(text: string): string {
  return text.replace(/\s/gu, '').replace(/[：:]$/u, '');
}
