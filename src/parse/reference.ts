/**
 * `:ref[责任追究]`: the number of a heading, an item or an attachment, wherever that stands. A template says what it
 * means by name, so that numbers may change; they are put in once everything has its number.
 */
import type { Literal } from 'mdast';
import type { Options } from 'mdast-util-from-markdown';
import type { directive } from 'micromark-extension-directive';
import { decodeString } from 'micromark-util-decode-string';

/** A reference in the tree; its value is the name. */
export interface CrossReference extends Literal {
  readonly type: 'crossReference';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    crossReference: CrossReference;
  }
  interface RootContentMap {
    crossReference: CrossReference;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    crossReference: 'crossReference';
  }
}

type Syntax = ReturnType<typeof directive>;
type Construct = Exclude<NonNullable<NonNullable<Syntax['text']>[string]>, readonly unknown[]>;
type State = ReturnType<Construct['tokenize']>;
type Converter = Exclude<NonNullable<Options['mdastExtensions']>[number], readonly unknown[]>;

const opening = ':ref[';
const colon = 58;
const backslash = 92;
const closingBracket = 93;

/** Other colons are what they are: `18:30` is a time. A name ends at the first bracket that is not escaped. */
const construct: Construct = {
  name: 'crossReference',
  tokenize(effects, ok, nok) {
    let at = 0;
    const open: State = (code) => {
      if (code !== opening.charCodeAt(at)) return nok(code);
      effects.consume(code);
      at += 1;
      return at < opening.length ? open : name;
    };
    const name: State = (code) => {
      // Ends of the text and of a line are null and negative.
      if (code === null || code < 0) return nok(code);
      effects.consume(code);
      if (code === backslash) return escaped;
      return code === closingBracket ? end : name;
    };
    const escaped: State = (code) => {
      if (code === null || code < 0) return nok(code);
      effects.consume(code);
      return name;
    };
    const end: State = (code) => {
      effects.exit('crossReference');
      return ok(code);
    };
    return (code) => {
      effects.enter('crossReference');
      return open(code);
    };
  },
};

/** The tokenizer's part. */
export const referenceSyntax: Syntax = { text: { [colon]: construct } };

/** The tree's part. */
export const referenceFromMarkdown: Converter = {
  enter: {
    crossReference(token) {
      const value = decodeString(this.sliceSerialize(token).slice(opening.length, -1));
      this.enter({ type: 'crossReference', value }, token);
    },
  },
  exit: {
    crossReference(token) {
      this.exit(token);
    },
  },
};
