/** Markdown as the program reads it, short of its blanks, for tests of what values become. */
import type { Nodes } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { directive } from 'micromark-extension-directive';

/** Leaf and container directives as templates have them; text directives are off. */
const directives = { flow: directive().flow ?? {} };

/** The tree of a Markdown text. */
export function parse(markdown: string) {
  return fromMarkdown(markdown, {
    extensions: [directives, cjkFriendlyExtension()],
    mdastExtensions: [directiveFromMarkdown()],
  });
}

/** The kinds of nodes on the way down and the text at its end; several children stand side by side. */
export function shape(node: Nodes): string {
  if (node.type === 'text') return JSON.stringify(node.value);
  return 'children' in node ? `${node.type}(${node.children.map(shape).join(' ')})` : node.type;
}
