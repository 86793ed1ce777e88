/** Other people's programs, as clerks and archives have them: LibreOffice with our fonts, poppler, mupdf, PDFBox. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from '../../src/batch/workspace.ts';

/** Faces the DOCX names, and the ones that come with the program and stand in for them in the PDF. */
const standIns = {
  仿宋_GB2312: 'Noto Serif SC',
  方正小标宋简体: 'Noto Serif SC',
  楷体_GB2312: 'LXGW WenKai',
  黑体: 'Noto Sans SC',
  宋体: 'Noto Serif SC',
  'Times New Roman': 'Tinos',
} as const;

/** LibreOffice with the fonts of the program's packages and no others but the system's, or with next to none at all. */
export class LibreOffice {
  readonly #folder: string;

  /**
   * @param folder an empty folder for its settings and results.
   * @param fonts whether it has the program's fonts and the system's, or a Latin face only.
   */
  constructor(folder: string, fonts: 'ours' | 'latin-only' = 'ours') {
    this.#folder = folder;
    const packages = join(packageRoot, 'node_modules/@expo-google-fonts');
    const ours = ['noto-serif-sc', 'noto-sans-sc', 'tinos'].map((name) => join(packages, name));
    const folders = fonts === 'ours' ? [...ours, '/usr/share/fonts'] : ['/usr/share/fonts/truetype/dejavu'];
    const aliases = (fonts === 'ours' ? Object.entries(standIns) : []).map(
      ([name, face]) =>
        `<alias binding="same"><family>${name}</family><prefer><family>${face}</family></prefer></alias>`,
    );
    const configuration = [
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
      ...folders.map((path) => `<dir>${path}</dir>`),
      `<cachedir>${join(folder, 'fonts')}</cachedir>`,
      ...aliases,
      '</fontconfig>',
    ].join('\n');
    mkdirSync(join(folder, 'pdf'), { recursive: true });
    writeFileSync(join(folder, 'fonts.conf'), configuration);
  }

  /** Lays DOCX files out; the paths of the PDFs, in the same order. Their names must differ. */
  toPdf(files: readonly string[]): string[] {
    const out = this.#convert('pdf', files);
    return files.map((file) => join(out, basename(file).replace(/\.docx$/u, '.pdf')));
  }

  /** A workbook as LibreOffice understands it: the path of flat XML. */
  toFlatSheet(workbook: string): string {
    return join(this.#convert('fods', [workbook]), basename(workbook).replace(/\.xlsx$/u, '.fods'));
  }

  /** A spreadsheet of any format saved as a workbook, UTF-8 CSV among them: its path. */
  toWorkbook(spreadsheet: string): string {
    const isCsv = spreadsheet.endsWith('.csv');
    // Comma, double quote, UTF-8, from the first line on.
    const options = isCsv ? ['--infilter=CSV:44,34,76,1'] : [];
    return join(this.#convert('xlsx', [spreadsheet], options), basename(spreadsheet).replace(/\.\w+$/u, '.xlsx'));
  }

  /** A workbook as LibreOffice's own format: its path. */
  toSpreadsheet(workbook: string): string {
    return join(this.#convert('ods', [workbook]), basename(workbook).replace(/\.xlsx$/u, '.ods'));
  }

  /** Converts files; the folder of the results. */
  #convert(format: string, files: readonly string[], options: readonly string[] = []): string {
    const out = join(this.#folder, 'pdf');
    const profile = `-env:UserInstallation=file://${join(this.#folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', ...options, '--convert-to', format, '--outdir', out, ...files], {
      env: { ...process.env, FONTCONFIG_FILE: join(this.#folder, 'fonts.conf') },
      stdio: 'ignore',
    });
    return out;
  }
}

/** What a program said: poppler's warnings stand on standard error. */
export interface Said {
  readonly output: string;
  readonly error: string;
}

/** Runs a program of poppler. */
export function poppler(
  program: 'pdftotext' | 'pdffonts' | 'pdftoppm' | 'pdfinfo' | 'pdfsig',
  ...argv: string[]
): Said {
  return said(program, argv);
}

/** Runs mupdf. */
export function mutool(...argv: string[]): Said {
  return said('mutool', argv);
}

/** What PDFBox's preflight holds against a file; the code is of its own list. */
export interface Complaint {
  readonly code: string;
  readonly details: string;
}

/** Where Debian has what preflight is made of. */
const javaFolder = '/usr/share/java';
const jars = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api'];

/**
 * Has PDFBox check files as PDF/A-1b, the only part it knows; the complaints about each, in the same order.
 *
 * @param folder an empty folder for the list of files and the answer.
 */
export function preflight(files: readonly string[], folder: string): Complaint[][] {
  mkdirSync(folder, { recursive: true });
  const list = join(folder, 'files.txt');
  writeFileSync(list, files.join('\n'));
  const classPath = jars.map((jar) => join(javaFolder, `${jar}.jar`)).join(':');
  const validator = 'org.apache.pdfbox.preflight.Validator_A1b';
  // It ends with an error where a file is not PDF/A-1b: what it wrote is the answer.
  const { error } = spawnSync('java', ['-cp', classPath, validator, 'xml', 'group', list], { stdio: 'ignore' });
  if (error !== undefined) throw error;
  const answer = readFileSync(`${list}.preflight.xml`, 'utf8');
  const answers = answer.split('<preflight ').slice(1);
  if (answers.length !== files.length) throw new Error(`preflight checked ${answers.length} of ${files.length} files`);
  return answers.map((xml) => {
    // A file it could not read has no verdict.
    if (!xml.includes('<isValid')) return [{ code: 'unread', details: xml }];
    const found = xml.matchAll(/<code>(.*?)<\/code>\s*<details>(.*?)<\/details>/gsu);
    return [...found].map(([, code = '', details = '']) => ({ code, details }));
  });
}

function said(program: string, argv: readonly string[]): Said {
  const { stdout, stderr, status, error } = spawnSync(program, argv, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error !== undefined) throw error;
  // pdfsig ends with 2 where a file has no signature fields.
  const isAnswer = status === 0 || (program === 'pdfsig' && status === 2);
  if (!isAnswer) throw new Error(`${program}: ${stderr}`);
  return { output: stdout, error: stderr };
}
