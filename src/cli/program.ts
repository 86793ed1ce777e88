/** The command line: which commands and options there are. What a command does is loaded when it is asked for. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../batch/workspace.ts';
import { interfaceWords, type InterfaceWords } from '../messages/interface.ts';
import type { Language } from '../messages/message.ts';
import { isDate, isoDay } from '../model/dates.ts';
import { paperFormats, type PaperFormat } from '../model/programme.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { usageMessage } from './usage.ts';

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
}

/** Runs the program. @param argv what follows the program's name. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = chosenLanguage(argv, terminal);
  const words = interfaceWords(language);
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
    only: options.only,
    formats: options.format ?? paperFormats,
  });
  const command = (name: keyof InterfaceWords['commands'], parameter: string, meaning: string): Command => {
    const added = program
      .command(name)
      .description(words.commands[name])
      .argument(parameter, meaning)
      .helpOption('-h, --help', words.option.help)
      .option('--json', words.option.json)
      .addOption(languageOption(words));
    return added;
  };
  command('init', '<folder>', words.argument.folder).action(async (folder: string, options: Options) => {
    const { init } = await import('./init.ts');
    leave(await init(folder, context(options)));
  });
  datasetOptions(command('check', '<dataset...>', words.argument.dataset), words)
    .addOption(onlyOption(words))
    .action(async (datasets: string[], options: Options) => {
      const { check } = await import('./check.ts');
      leave(await check(datasets, context(options)));
    });
  datasetOptions(command('build', '<dataset...>', words.argument.dataset), words)
    .addOption(onlyOption(words))
    .addOption(new Option('--format <list>', words.option.format).argParser(formatsOf(words)))
    .action(async (datasets: string[], options: Options) => {
      const { build } = await import('./build.ts');
      leave(await build(datasets, context(options)));
    });
  datasetOptions(command('fonts', '<dataset...>', words.argument.dataset), words).action(
    async (datasets: string[], options: Options) => {
      const { fonts } = await import('./fonts.ts');
      leave(await fonts(datasets, context(options)));
    },
  );
  return program;
}

/** The options as commander gives them. */
interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly asOf?: string;
  readonly only?: string;
  readonly format?: readonly PaperFormat[];
}

function datasetOptions(command: Command, words: InterfaceWords): Command {
  return command
    .option('--out <dir>', words.option.out)
    .addOption(new Option('--as-of <date>', words.option.asOf).argParser(dateOf(words)));
}

function onlyOption(words: InterfaceWords): Option {
  return new Option('--only <text>', words.option.only);
}

function languageOption(words: InterfaceWords): Option {
  return new Option('--lang <language>', words.option.lang).argParser((typed: string) => {
    if (typed !== 'zh' && typed !== 'en') throw new InvalidArgumentError(words.usage.notALanguage(typed));
    return typed;
  });
}

function dateOf(words: InterfaceWords): (typed: string) => string {
  return (typed) => {
    const day = isoDay(typed);
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
