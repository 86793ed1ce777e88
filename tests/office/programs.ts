/** Other people's programs, as clerks and archives have them: LibreOffice with our fonts, poppler, mupdf, PDFBox. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import wawoff from 'wawoff2';
import { packageRoot } from '../../src/batch/workspace.ts';

/**
 * The faces that come with the program, under the names the DOCX gives them: a word processor then draws its text in
 * the faces of the PDF, and measures the same widths.
 */
const standIns = [
  { name: '仿宋_GB2312', file: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf' },
  { name: '方正小标宋简体', file: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf' },
  { name: '黑体', file: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf' },
  { name: '楷体_GB2312', file: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2' },
  { name: 'Times New Roman', file: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf' },
  { name: 'Times New Roman', file: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf', bold: true },
] as const;

/** The locale of a clerk's computer: in another, a quote that begins a paragraph is one of Latin text to LibreOffice. */
const chineseLocale =
  '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">' +
  '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">' +
  '<value>zh-CN</value></prop></item></oor:items>';

/** LibreOffice with the fonts of the program's packages and no others but the system's, or with next to none at all. */
export class LibreOffice {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * @param folder an empty folder for its settings and results.
   * @param fonts whether it has the program's faces, or a Latin one only.
   */
  static async in(folder: string, fonts: 'ours' | 'latin-only' = 'ours'): Promise<LibreOffice> {
    const faces = join(folder, 'faces');
    mkdirSync(join(folder, 'pdf'), { recursive: true });
    mkdirSync(faces);
    const named: string[] = [];
    for (const face of fonts === 'ours' ? standIns : []) {
      const source = join(packageRoot, 'node_modules', face.file);
      const target = join(faces, basename(face.file).replace(/\.woff2$/u, '.ttf'));
      if (source.endsWith('.woff2')) writeFileSync(target, await wawoff.decompress(readFileSync(source)));
      else copyFileSync(source, target);
      const weight = 'bold' in face ? 'bold' : 'regular';
      named.push(
        `<match target="scan"><test name="file"><string>${target}</string></test>` +
          `<edit name="family" mode="assign"><string>${face.name}</string></edit>` +
          `<edit name="weight" mode="assign"><const>${weight}</const></edit></match>`,
      );
    }
    const configuration = [
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
      `<dir>${fonts === 'ours' ? faces : '/usr/share/fonts/truetype/dejavu'}</dir>`,
      `<cachedir>${join(folder, 'fonts')}</cachedir>`,
      ...named,
      '<alias binding="same"><family>宋体</family><prefer><family>仿宋_GB2312</family></prefer></alias>',
      '</fontconfig>',
    ].join('\n');
    writeFileSync(join(folder, 'fonts.conf'), configuration);
    mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
    writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), chineseLocale);
    return new LibreOffice(folder);
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
