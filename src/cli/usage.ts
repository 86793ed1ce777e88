/** Wrong usage in a sentence: what the command line library found, in the user's language. */
import type { CommanderError } from 'commander';
import type { InterfaceWords } from '../messages/interface.ts';
import { describe, type Language } from '../messages/message.ts';
import type { UnfitCharacter } from '../model/characters.ts';
import { error } from '../model/diagnostic.ts';

/** The message for a fault of the command line, with the nearest right word and where help is. */
export function usageMessage(fault: CommanderError, words: InterfaceWords): string {
  const { usage } = words;
  const quoted = /'([^']*)'/u.exec(fault.message)?.[1] ?? '';
  const nearest = /\(Did you mean (?:one of )?([^?)]+)\?\)/u.exec(fault.message)?.[1];
  const hint = nearest === undefined ? '' : ` ${usage.nearest(nearest)}`;
  return `${sentence(fault, quoted, words)}${hint}\n${usage.seeHelp}`;
}

const textOptions = ['--only', '--school', '--party', '--reason'];
const pathOptions: ReadonlySet<string> = new Set(['--out', '--scan', '--html', '--xlsx', '--plan']);
/** Commands that are given papers; others are given folders, which may have any name the file system allows. */
const paperCommands: ReadonlySet<string> = new Set(['sign', 'void', 'diff']);

/** The arguments that name papers or organizations, or will be printed. */
export function typedTexts([command = '', ...rest]: readonly string[]): string[] {
  return rest.filter((argument, index) => {
    const before = rest[index - 1] ?? '';
    const isText = textOptions.some((option) => before === option || argument.startsWith(`${option}=`));
    return isText || (paperCommands.has(command) && !argument.startsWith('-') && !pathOptions.has(before));
  });
}

/** The message for a character that no name can have: a paper would never be found by it. */
export function unfitArgument(unfit: UnfitCharacter, language: Language): string {
  const { text, hint } = describe(error({ code: 'forbidden-character', ...unfit }), language);
  return `${text}\n${hint}`;
}

function sentence(fault: CommanderError, quoted: string, { usage, argument }: InterfaceWords): string {
  switch (fault.code) {
    case 'commander.unknownOption':
      return usage.unknownOption(quoted);
    case 'commander.unknownCommand':
      return usage.unknownCommand(quoted);
    case 'commander.missingArgument':
      return usage.missingArgument(argumentNamed(quoted, argument));
    case 'commander.optionMissingArgument':
      return usage.missingValue(quoted.replace(/ <.*$/u, ''));
    case 'commander.missingMandatoryOptionValue':
      return usage.missingOption(quoted.replace(/ .*$/u, ''));
    case 'commander.excessArguments':
      return usage.tooMany;
    case 'commander.invalidArgument':
      // The reason we gave stands at the end: "error: option '…' argument '…' is invalid. reason".
      return fault.message.replace(/^.*is invalid\. /su, '');
    default:
      return fault.message;
  }
}

/** The meaning of a parameter by its name in the command line's own words. */
function argumentNamed(name: string, argument: InterfaceWords['argument']): string {
  switch (name) {
    case 'folder':
    case 'paper':
      return argument[name];
    case 'file':
      return argument.tables;
    default:
      return argument.dataset;
  }
}
