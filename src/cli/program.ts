/** The command line: which commands and options there are. What a command does is loaded when it is asked for. */
import { Command, CommanderError } from 'commander';
import { packageVersion } from '../batch/workspace.ts';
import { interfaceWords, type CommandName, type InterfaceWords } from '../messages/interface.ts';
import type { Language } from '../messages/message.ts';
import { unfitCharacters } from '../model/characters.ts';
import { paperFormats, type PaperFormat } from '../model/programme.ts';
import {
  commonOptions,
  datasetOptions,
  ledgerOptions,
  makingOptions,
  mergeOption,
  shardOption,
  signingDate,
  stateOption,
  versionOption,
  type Options,
} from './options.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { typedTexts, unfitArgument, usageMessage } from './usage.ts';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly words: InterfaceWords;
  readonly json: boolean;
  readonly out: string | undefined;
  readonly asOf: string | undefined;
  readonly only: string | undefined;
  readonly formats: readonly PaperFormat[];
  readonly signatureFields: boolean;
}

/** Runs the program. @param argv what follows the program's name. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = chosenLanguage(argv, terminal);
  const words = interfaceWords(language);
  const [unfit] = typedTexts(argv).flatMap((text) => unfitCharacters(text.normalize('NFC')));
  if (unfit !== undefined) {
    terminal.error(`${unfitArgument(unfit, language)}\n`);
    return 2;
  }
  let exit: ExitCode = 0;
  const program = createProgram(terminal, language, words, (code) => (exit = code));
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.exitCode === 0) return 0;
    if (cause.code !== 'commander.help') terminal.error(`${usageMessage(cause, words)}\n`);
    return 2;
  }
  return exit;
}

/** The language must be known before the command line is read, so that its faults can be told in it. */
function chosenLanguage(argv: readonly string[], terminal: Terminal): Language {
  const flag = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const argument = argv[flag] ?? '';
  const typed = argument === '--lang' ? argv[flag + 1] : argument.slice('--lang='.length);
  const asked = flag === -1 ? terminal.environment['ZERENSHU_LANG'] : typed;
  return asked === 'en' ? 'en' : 'zh';
}

function createProgram(
  terminal: Terminal,
  language: Language,
  words: InterfaceWords,
  leave: (exit: ExitCode) => void,
): Command {
  const program = new Command('zerenshu')
    .description(words.programme)
    .version(packageVersion(), '-V, --version', words.option.version)
    .helpOption('-h, --help', words.option.help)
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => words.helpTitles[title] ?? title })
    .configureOutput({
      writeOut: (text) => terminal.output(text),
      writeErr: (text) => terminal.error(text),
      outputError: () => undefined,
    })
    .exitOverride();
  const context = (options: Options): CommandContext => ({
    terminal,
    language,
    words,
    json: options.json ?? false,
    out: options.out,
    asOf: options.asOf,
    only: options.only?.normalize('NFC'),
    formats: options.format ?? paperFormats,
    signatureFields: options.signatureFields ?? false,
  });
  const command = (name: CommandName, parameter: string, meaning: string): Command =>
    commonOptions(program.command(name).description(words.commands[name]).argument(parameter, meaning), words);
  const { argument, option } = words;
  command('init', '<folder>', argument.folder)
    .option('--xlsx', option.workbook)
    .action(async (folder: string, options: Options) => {
      const { init } = await import('./init.ts');
      leave(await init(folder, context(options), options.xlsx === true));
    });
  command('import', '<file...>', argument.tables)
    .option('--into <dir>', option.into)
    .option('--overwrite', option.overwrite)
    .action(async (files: string[], options: Options) => {
      const { importFiles } = await import('./import.ts');
      leave(await importFiles(files, context(options), { into: options.into, overwrite: options.overwrite ?? false }));
    });
  datasetOptions(command('check', '<dataset...>', argument.dataset), words)
    .option('--only <text>', option.only)
    .option('--watch', option.watch)
    .action(async (datasets: string[], options: Options) => {
      const { check, checkOnChange } = await import('./check.ts');
      leave(await (options.watch === true ? checkOnChange : check)(datasets, context(options)));
    });
  makingOptions(command('plan', '<dataset...>', argument.dataset), words)
    .option('--exit-code', option.exitCode)
    .action(async (datasets: string[], options: Options) => {
      const { plan } = await import('./plan.ts');
      const { includeSigned = false, supplement = false, exitCode = false, jobs } = options;
      leave(await plan(datasets, context(options), { includeSigned, supplement, exitCode, jobs }));
    });
  makingOptions(command('build', '<dataset...>', argument.dataset), words)
    .option('--embed-fonts', option.embedFonts)
    .option('--seals', option.seals)
    .option('--paging-seal', option.pagingSeal)
    .option('--plan <file>', option.plan)
    .option('--timing', option.timing)
    .addOption(shardOption(words))
    .addOption(mergeOption(words))
    .action(async (datasets: string[], options: Options) => {
      const { build } = await import('./build.ts');
      const {
        includeSigned = false,
        supplement = false,
        embedFonts = false,
        timing = false,
        plan,
        jobs,
        shard,
        merge,
      } = options;
      const seals = { seals: options.seals ?? false, pagingSeal: options.pagingSeal ?? false };
      const making = { includeSigned, supplement, embedFonts, seals, plan, jobs, timing, shard, merge };
      leave(await build(datasets, context(options), making));
    });
  datasetOptions(command('print', '<dataset>', argument.dataset), words)
    .option('--only <text>', option.only)
    .option('--pdf <file>', option.pdf)
    .action(async (dataset: string, options: Options) => {
      const { print } = await import('./print.ts');
      leave(await print(dataset, context(options), options.pdf));
    });
  ledgerOptions(command('sign', '<paper...>', argument.paper), words)
    .addOption(signingDate(words))
    .option('--scan <file>', option.scan)
    .action(async (papers: string[], options: Options) => {
      const { sign } = await import('./sign.ts');
      leave(await sign(papers, context(options), { on: options.on ?? '', scan: options.scan }));
    });
  ledgerOptions(command('void', '<paper...>', argument.paper), words)
    .requiredOption('--reason <text>', option.reason)
    .action(async (papers: string[], options: Options) => {
      const { voidVersions } = await import('./sign.ts');
      leave(await voidVersions(papers, context(options), options.reason ?? ''));
    });
  ledgerOptions(command('status', '<dataset...>', argument.dataset), words)
    .option('--only <text>', option.only)
    .option('--school <text>', option.school)
    .option('--party <text>', option.party)
    .addOption(stateOption(words))
    .option('--xlsx <file>', option.xlsx)
    .action(async (datasets: string[], options: Options) => {
      const { status } = await import('./status.ts');
      const { only, school, party, state, xlsx } = options;
      leave(await status(datasets, context(options), { only, school, party, state }, xlsx === true ? undefined : xlsx));
    });
  ledgerOptions(command('verify', '<dataset...>', argument.dataset), words).action(
    async (datasets: string[], options: Options) => {
      const { verify } = await import('./verify.ts');
      leave(await verify(datasets, context(options)));
    },
  );
  ledgerOptions(command('diff', '<paper>', argument.paper), words)
    .addOption(versionOption('--from <version>', option.from, words))
    .addOption(versionOption('--to <version>', option.to, words))
    .option('--html <file>', option.html)
    .action(async (paper: string, options: Options) => {
      const { diff } = await import('./diff.ts');
      const { from, to, html } = options;
      leave(await diff(paper, context(options), { from, to, html }));
    });
  datasetOptions(command('fonts', '<dataset...>', argument.dataset), words).action(
    async (datasets: string[], options: Options) => {
      const { fonts } = await import('./fonts.ts');
      leave(await fonts(datasets, context(options)));
    },
  );
  return program;
}
