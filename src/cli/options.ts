/** The options of the command line, each in one place: what it takes and how it is read. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Shard } from '../batch/shard.ts';
import type { InterfaceWords } from '../messages/interface.ts';
import { isDate, typedDay } from '../model/dates.ts';
import type { VersionState } from '../model/ledger.ts';
import { paperFormats, type PaperFormat } from '../model/programme.ts';

/** The options as commander gives them. */
export interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly asOf?: string;
  readonly only?: string;
  readonly format?: readonly PaperFormat[];
  readonly signatureFields?: boolean;
  readonly includeSigned?: boolean;
  readonly supplement?: boolean;
  readonly embedFonts?: boolean;
  readonly seals?: boolean;
  readonly pagingSeal?: boolean;
  readonly plan?: string;
  readonly exitCode?: boolean;
  readonly watch?: boolean;
  readonly on?: string;
  readonly scan?: string;
  readonly reason?: string;
  readonly school?: string;
  readonly party?: string;
  readonly state?: VersionState;
  /** A file; of `init` whether there is to be a workbook. */
  readonly xlsx?: string | true;
  readonly from?: number;
  readonly to?: number;
  readonly html?: string;
  readonly pdf?: string;
  readonly into?: string;
  readonly overwrite?: boolean;
  readonly jobs?: number;
  readonly timing?: boolean;
  readonly shard?: Shard;
  readonly merge?: number | true;
}

/** `--json` and `--lang`, which every command has. */
export function commonOptions(command: Command, words: InterfaceWords): Command {
  const language = new Option('--lang <language>', words.option.lang).argParser((typed: string) => {
    if (typed !== 'zh' && typed !== 'en') throw new InvalidArgumentError(words.usage.notALanguage(typed));
    return typed;
  });
  return command.helpOption('-h, --help', words.option.help).option('--json', words.option.json).addOption(language);
}

/** `--out` and `--as-of`. */
export function datasetOptions(command: Command, words: InterfaceWords): Command {
  const asOf = new Option('--as-of <date>', words.option.asOf).argParser(dateOf(words));
  return command.option('--out <dir>', words.option.out).addOption(asOf);
}

/** Which papers are made, and how: `plan` and `build` take the same. */
export function makingOptions(command: Command, words: InterfaceWords): Command {
  const { option } = words;
  return datasetOptions(command, words)
    .option('--only <text>', option.only)
    .addOption(new Option('--format <list>', option.format).argParser(formatsOf(words)))
    .option('--signature-fields', option.signatureFields)
    .option('--include-signed', option.includeSigned)
    .option('--supplement', option.supplement)
    .addOption(jobsOption(words));
}

/** `--out`, and `--as-of` for scripts that give it to every command: the ledger is the same on any day. */
export function ledgerOptions(command: Command, words: InterfaceWords): Command {
  const asOf = new Option('--as-of <date>', words.option.asOf).argParser(dateOf(words)).hideHelp();
  return command.option('--out <dir>', words.option.out).addOption(asOf);
}

/** `--on`, which must be given. */
export function signingDate(words: InterfaceWords): Option {
  return new Option('--on <date>', words.option.on).argParser(dateOf(words)).makeOptionMandatory();
}

/** The state of versions: in either language, as the ledger's own words or the program's. */
export function stateOption(words: InterfaceWords): Option {
  return new Option('--state <state>', words.option.state).argParser((typed: string) => {
    const state = stateNames[typed.trim().toLowerCase()];
    if (state === undefined) throw new InvalidArgumentError(words.usage.notAState(typed));
    return state;
  });
}

const stateNames: Readonly<Record<string, VersionState>> = {
  issued: 'issued',
  signed: 'signed',
  void: 'void',
  superseded: 'superseded',
  未签订: 'issued',
  待签订: 'issued',
  已签订: 'signed',
  已作废: 'void',
  已取代: 'superseded',
};

/** `--from` and `--to`. */
export function versionOption(flags: string, meaning: string, words: InterfaceWords): Option {
  return new Option(flags, meaning).argParser((typed: string) => {
    const digits = /^第?([1-9][0-9]{0,5})版?$/u.exec(typed.trim())?.[1];
    if (digits === undefined) throw new InvalidArgumentError(words.usage.notAVersion(typed));
    return Number(digits);
  });
}

/** `--jobs`: how many worker threads; 1 is none. */
function jobsOption(words: InterfaceWords): Option {
  return new Option('--jobs <n>', words.option.jobs).argParser((typed: string) => {
    const jobs = /^[1-9][0-9]{0,2}$/u.test(typed.trim()) ? Number(typed) : 0;
    if (jobs < 1 || jobs > mostJobs) throw new InvalidArgumentError(words.usage.notAJobCount(typed, mostJobs));
    return jobs;
  });
}

const mostJobs = 256;

/** `--shard 2/5`. */
export function shardOption(words: InterfaceWords): Option {
  return new Option('--shard <i/n>', words.option.shard).argParser((typed: string): Shard => {
    const [, index = '', of = ''] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/u.exec(typed.trim()) ?? [];
    if (Number(index) < 1 || Number(index) > Number(of)) throw new InvalidArgumentError(words.usage.notAShard(typed));
    return { index: Number(index), of: Number(of) };
  });
}

/** `--merge`, or `--merge 5` where shards of several divisions lie side by side. */
export function mergeOption(words: InterfaceWords): Option {
  return new Option('--merge [n]', words.option.merge).argParser((typed: string) => {
    if (!/^[1-9]\d{0,4}$/u.test(typed.trim())) throw new InvalidArgumentError(words.usage.notADivision(typed));
    return Number(typed);
  });
}

function dateOf(words: InterfaceWords): (typed: string) => string {
  return (typed) => {
    const day = typedDay(typed);
    if (!isDate(day)) throw new InvalidArgumentError(words.usage.notADate(typed));
    return day;
  };
}

function formatsOf(words: InterfaceWords): (typed: string) => readonly PaperFormat[] {
  return (typed) => {
    const names = typed.split(/[,，、]/u).map((name) => name.trim().toLowerCase());
    const unknown = names.find((name) => !paperFormats.some((format) => format === name));
    if (unknown !== undefined) throw new InvalidArgumentError(words.usage.notAFormat(unknown));
    return paperFormats.filter((format) => names.includes(format));
  };
}
