/**
 * Blanks to fill by hand: four or more underscores. Underscores are nothing else in a template: fewer than
 * four print as themselves, and none of them makes emphasis.
 */
import type { Literal } from 'mdast';
import type { Options } from 'mdast-util-from-markdown';
import type { directive } from 'micromark-extension-directive';

/** A run of underscores in the tree. */
export interface Blank extends Literal {
  readonly type: 'blank';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    blank: Blank;
  }
  interface RootContentMap {
    blank: Blank;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    blank: 'blank';
  }
}

type Syntax = ReturnType<typeof directive>;
type Construct = Exclude<NonNullable<NonNullable<Syntax['text']>[string]>, readonly unknown[]>;
type State = ReturnType<Construct['tokenize']>;
type Converter = Exclude<NonNullable<Options['mdastExtensions']>[number], readonly unknown[]>;

const underscore = 95;
const fewest = 4;

/**
 * Takes every run of underscores, so that no other construct sees them. How long a run is turns out only at its
 * end; so it is a blank first, and plain text if that fails.
 */
const blankRun: Construct = { name: 'blank', tokenize: tokenizeRun('blank', fewest) };
const plainRun: Construct = { name: 'underscores', tokenize: tokenizeRun('data', 1) };

function tokenizeRun(type: 'blank' | 'data', least: number): Construct['tokenize'] {
  return (effects, ok, nok) => {
    let count = 0;
    const run: State = (code) => {
      if (code === underscore) {
        effects.consume(code);
        count += 1;
        return run;
      }
      if (count < least) return nok(code);
      effects.exit(type);
      return ok(code);
    };
    return (code) => {
      effects.enter(type);
      return run(code);
    };
  };
}

/** The tokenizer's part: underscores of running text. */
export const blankSyntax: Syntax = { text: { [underscore]: [blankRun, plainRun] } };

/** The tree's part. */
export const blankFromMarkdown: Converter = {
  enter: {
    blank(token) {
      this.enter({ type: 'blank', value: this.sliceSerialize(token) }, token);
    },
  },
  exit: {
    blank(token) {
      this.exit(token);
    },
  },
};

/** Width in em: half an em for each underscore, rounded up. */
export function blankWidth(blank: Blank): number {
  return Math.ceil(blank.value.length / 2);
}
