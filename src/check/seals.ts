/** Whose seals pictures are: each is named after its organization. */
import { error, warning, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import { nearestName } from '../model/names.ts';
import type { Programme } from '../model/programme.ts';
import type { Pixels, SealImage, Seals } from '../model/seal.ts';

/** A picture with the name of its file. */
interface NamedPicture {
  readonly name: string;
  readonly shown: string;
  readonly png: Uint8Array;
  readonly pixels: Pixels;
}

/** Seals by every name that their organizations sign with; pictures of nobody are told and left out. */
export function sealsOf(
  files: readonly NamedPicture[],
  { organizations }: Pick<Programme, 'organizations'>,
): Outcome<Seals['byName']> {
  const diagnostics: Diagnostic[] = [];
  const byName = new Map<string, SealImage>();
  const fileOf = new Map<string, string>();
  for (const { name, shown, png, pixels } of files) {
    const owner = organizations.find((one) => one.name === name) ?? organizations.find((one) => one.fullName === name);
    if (owner === undefined) {
      const names = organizations.flatMap((one) => [one.name, one.fullName]);
      const nearest = nearestName(name, names);
      const fault = { code: 'seal-of-nobody', name, ...(nearest === undefined ? {} : { nearest }) } as const;
      diagnostics.push(warning(fault, { file: shown }));
      continue;
    }
    const first = fileOf.get(owner.name);
    if (first !== undefined) {
      diagnostics.push(error({ code: 'seal-twice', name: owner.name, files: [first, shown] }, { file: shown }));
      continue;
    }
    if (pixels.alpha === undefined) diagnostics.push(warning({ code: 'seal-opaque', path: shown }, { file: shown }));
    fileOf.set(owner.name, shown);
    const image = { owner: owner.fullName, png, pixels };
    byName.set(owner.name, image).set(owner.fullName, image);
  }
  return { value: byName, diagnostics };
}

/** What of the seals a run asks for. */
export interface SealsAsked {
  readonly seals: boolean;
  readonly pagingSeal: boolean;
}

/**
 * The seals that a run uses; a fault where it asks for some and there is none.
 *
 * @param folder where they are looked for, as the user would name it.
 */
export function chosenSeals(
  byName: Seals['byName'],
  { undertaking: { issuer } }: Pick<Programme, 'undertaking'>,
  { seals, pagingSeal }: SealsAsked,
  folder: string,
): Outcome<Seals> {
  const paging = pagingSeal ? byName.get(issuer) : undefined;
  const diagnostics: Diagnostic[] = [];
  if (seals && byName.size === 0) diagnostics.push(error({ code: 'seal-missing', name: undefined, folder }));
  else if (pagingSeal && paging === undefined) diagnostics.push(error({ code: 'seal-missing', name: issuer, folder }));
  return { value: { byName, paging, onSignatures: seals }, diagnostics };
}
