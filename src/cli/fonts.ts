/** `fonts`: which face plays which part, and which characters of a data set's papers other faces draw. */
import { visitPapers } from '../batch/compose.ts';
import { openWorkspace } from '../batch/workspace.ts';
import type { InterfaceWords } from '../messages/interface.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import { facePartNames, type FacePart } from '../model/style.ts';
import { FaceUses, type FaceUse } from '../pipeline.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import { formatTable } from './table.ts';
import type { ExitCode } from './terminal.ts';

/** One part with the face that plays it, and the characters fallbacks draw. */
interface PartReport {
  readonly part: FacePart;
  readonly name: string;
  readonly face: string;
  readonly fallbacks: readonly { readonly face: string; readonly characters: string }[];
}

/** Lists faces for each data set. A character that no face has is a fault, with its place. */
export async function fonts(datasets: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { terminal, language, words, json } = context;
  const diagnostics: Diagnostic[] = [];
  const reports: object[] = [];
  for (const name of datasets) {
    const workspace = openWorkspace(name, terminal.cwd, context.out);
    const uses = new FaceUses();
    const composed = await visitPapers(workspace, { asOf: context.asOf }, (open, paper) => uses.add(open, paper));
    diagnostics.push(...composed.diagnostics);
    const dataset = composed.value;
    const parts = dataset === undefined ? [] : uses.of(dataset).map(partReport);
    const own = dataset?.fonts.own ?? [];
    const errors = reportDiagnostics(composed.diagnostics, 'error', language);
    reports.push({ dataset: workspace.dataset, parts, own, errors });
    if (dataset !== undefined && !json) terminal.output(`${describe(workspace.data.shown, parts, own, words.fonts)}\n`);
  }
  sayDiagnostics(diagnostics, language, terminal);
  if (json) writeJson(reports.length === 1 ? (reports[0] ?? {}) : { datasets: reports }, terminal);
  return hasErrors(diagnostics) ? 1 : 0;
}

/** A table of the parts, and below it what other faces draw. */
function describe(
  shown: string,
  parts: readonly PartReport[],
  own: readonly string[],
  text: InterfaceWords['fonts'],
): string {
  const table = formatTable([text.columns, ...parts.map((part) => [part.name, part.face])]);
  const fallbacks = parts.flatMap((part) =>
    part.fallbacks.map(({ face, characters }) => `${part.name}：${text.drawnBy(face, characters)}`),
  );
  const missing = fallbacks.length > 0 ? fallbacks : [text.complete(shown)];
  return [table, ...missing, ...(own.length > 0 ? [text.own(own.join('、'))] : [])].join('\n');
}

function partReport({ part, face, fallbacks }: FaceUse): PartReport {
  return {
    part,
    name: facePartNames[part],
    face,
    fallbacks: [...fallbacks].map(([name, characters]) => ({
      face: name,
      characters: [...characters].sort().join(''),
    })),
  };
}
