/** Every fault in English: what is wrong and what to do about it. */
import type { Fault, Place } from '../model/diagnostic.ts';
import { inWords, isCollection, isEmptyItem, jsonHint, yamlHint } from './details.ts';
import { cautionSentences } from './cautions.ts';
import { sealSentences } from './seals.ts';
import { ledgerSentences } from './ledger.ts';
import { directiveDetails, directiveNames, unsupportedMarkup } from './markup.ts';
import { closingOf, formatPlace, isPartial, relativeParty, shorten } from './place.ts';
import type { Message, Sentences } from './place.ts';
import { refusalHint } from './refusals.ts';
import { tableHint, tableSentences } from './tables.ts';
import { printSentences } from './print.ts';
import { runSentences } from './run.ts';

function say(text: string, hint: string): Message {
  return { text, hint };
}

export const english: Sentences = {
  // files
  'dataset-missing': ({ path }) => say(`there is no data folder ${path}`, 'Check its name, or make one with init.'),
  'dataset-empty': ({ path }) => say(`${path} holds no data`, 'Put .yaml, .json, .csv or .xlsx files into it.'),
  'file-unreadable': ({ path, reason }) =>
    say(
      `${path} cannot be read (${inWords(reason, 'en')})`,
      reason === 'TOO_LARGE' ? tooLarge : 'Check that it exists, may be read, and is not in use.',
    ),
  'file-encoding': () => say('the file is in an unknown encoding', 'Save it as UTF-8; a table as .xlsx.'),
  'yaml-syntax': ({ detail }, place) => say(`not YAML: ${inWords(detail, 'en')}`, yamlHint(detail, place, 'en')),
  'json-syntax': ({ detail }) => say(`not JSON: ${inWords(detail, 'en')}`, jsonHint(detail, 'en')),
  'table-syntax': ({ detail }) => say(`table: ${inWords(detail, 'en')}`, tableHint(detail, 'en')),
  ...tableSentences.en,
  'unknown-key': ({ key, nearest, known }) =>
    say(`there is no "${shorten(key)}" here`, `${orNearest(nearest)}Known: ${known.join(', ')}.`),
  'duplicate-key': ({ key, first }) =>
    say(`"${shorten(key)}" is given twice`, `The first is at ${at(first)}; keep one.`),
  'missing-field': ({ field, of }) => say(`"${of}" lacks "${field}"`, `Add "${field}".`),
  'wrong-type': (fault) => say(wrongType(fault), wrongTypeHint(fault)),
  'not-a-date': ({ field, found }) =>
    say(`"${field}" is not a day: ${shorten(found)}`, 'Write 2025-11-28 or 2025年11月28日, a day that exists.'),
  'not-one-of': ({ field, found, options }) =>
    say(`"${field}" cannot be "${shorten(found)}"`, `Choose one of ${options.join(', ')}.`),
  'conflicting-keys': ({ keys }) => say(`only one of "${keys[0]}" and "${keys[1]}" may be given`, 'Remove the other.'),
  'duplicate-name': ({ name, first }) =>
    say(`"${shorten(name)}" is there already`, `The first is at ${at(first)}; rename or remove one.`),
  'unknown-organization': ({ name, field, nearest }) =>
    say(`"${shorten(name)}" in "${field}" is not a listed organization`, `${orNearest(nearest)}Correct it or list it.`),
  'unknown-post': ({ post, field, nearest }) =>
    say(
      `"${shorten(post)}" in "${field}" is not a listed post`,
      `${orNearest(nearest)}A post is organization/post, and listed in the organization's posts.`,
    ),
  'unknown-group-member': ({ name, nearest }) =>
    say(`group member "${shorten(name)}" is not a listed organization`, `${orNearest(nearest)}Correct it or list it.`),
  'unknown-section': ({ name, nearest }) =>
    say(`there is no section "${shorten(name)}"`, `${orNearest(nearest)}Correct it or list it in sections.`),
  'unknown-standard': ({ name, field, nearest }) =>
    say(
      `"${shorten(name)}" in "${field}" is not a listed standard`,
      `${orNearest(nearest)}Write the id or the name of one in standards.`,
    ),
  'not-a-figure': ({ field, found, unit }) =>
    say(
      `"${shorten(field)}" is not a figure: ${shorten(found)}`,
      `Write what there is (in ${unit}, which may be left out), 差12, 超3 or 达标; leave empty what was not reported.`,
    ),
  'parent-cycle': ({ names }) =>
    say(`parents go in a circle: ${[...names, ...names.slice(0, 1)].join(' → ')}`, 'Correct one of the parents.'),
  'merge-cycle': ({ names }) =>
    say(
      `organizations are merged in a circle: ${[...names, ...names.slice(0, 1)].join(' → ')}`,
      'Correct one of them.',
    ),
  'issuer-closed': ({ name }) =>
    say(`the issuer "${shorten(name)}" has a date of closing`, 'Papers need an issuer that stays open.'),
  'organization-closed': (fault) => organizationClosed(fault),
  'two-holders': ({ post, holders, date, other }) =>
    say(
      `on ${date} ${shorten(post)} is held by both ${holders.join(' and ')}`,
      `The other is at ${at(other)}; end the first term before the next begins.`,
    ),
  'ends-before-start': ({ what, start, end }) =>
    say(`"${what}" (${end}) is before the start (${start})`, 'Correct one of the days.'),
  'party-not-organization': ({ name, nearest }) => partyNotOrganization(name, nearest),
  'parties-too-few': ({ paper }) => say(`${paper} has no parties`, 'Name them in papers or in the template.'),
  'duplicate-paper': ({ id }) => say(`paper ${id} is listed twice`, 'Remove one.'),
  'no-papers': ({ dataset }) => say(`${dataset} asks for no papers`, 'List templates and subjects in papers.'),
  'no-subjects': ({ paper }) => say(`${paper} is for nobody`, 'Check the kind or the names in for.'),
  'no-paper-date': ({ paper }) => say(`${paper} has no date`, 'Date the paper or the programme, or give --as-of.'),
  // templates, markup, fonts, output
  'template-missing': ({ name, nearest }) =>
    say(`there is no template "${shorten(name)}"`, `${orNearest(nearest)}Templates are templates/<name>.md.`),
  'template-syntax': ({ detail }) => say(`template syntax: ${shorten(detail)}`, templateHint(detail)),
  'block-not-closed': ({ block, found }) =>
    say(
      `${block} is not closed${found === undefined ? '' : `, but ${found} follows`}`,
      `Add ${closingOf(block)}${found === undefined ? '' : ` before ${found}`}.`,
    ),
  'block-not-opened': ({ block }) =>
    say(`${block} closes nothing`, `Remove it, or add ${block.replace('/', '#').replace('}}', ' …}}')} before it.`),
  'template-front-matter': ({ detail }) =>
    say(`front matter: ${inWords(detail, 'en')}`, 'It stands between two lines of ---, such as title: "…".'),
  'part-missing': ({ name, nearest }) =>
    say(`there is no part "${shorten(name)}"`, `${orNearest(nearest)}Parts are templates/parts/<name>.md.`),
  'part-cycle': ({ names }) =>
    say(`a part inserts itself: ${[...names, ...names.slice(0, 1)].join(' → ')}`, 'Remove one of the {{> …}}.'),
  'part-argument': ({ name }) =>
    say(
      `the part "${shorten(name)}" takes no arguments`,
      `Write {{> ${shorten(name)}}}; a part sees the names of the place it is inserted at.`,
    ),
  'unknown-name': ({ name, nearest, paper }) =>
    say(
      `there is no "${shorten(name)}"${ofPaper(paper)}`,
      `${orNearest(nearest)}Check the name, or add it to the data.`,
    ),
  'no-value': ({ name, paper }) =>
    say(`"${shorten(name)}" has no value${ofPaper(paper)}`, 'Fill it in, or use {{#if}} or {{default}}.'),
  'unknown-helper': ({ name, nearest }) =>
    say(`there is no helper "${shorten(name)}"`, `${orNearest(nearest)}Check its name; date, join and cite are some.`),
  'helper-argument': ({ helper, detail, usage }) =>
    say(
      `wrong arguments of "${helper}": ${shorten(detail)}`,
      usage === undefined ? 'Check their number and kind.' : `Such as ${usage}.`,
    ),
  'raw-output': ({ expression }) => say(`${shorten(expression)} is not escaped`, 'Use two braces: {{…}}.'),
  'not-printable-value': ({ name, found }) =>
    say(`"${shorten(name)}" cannot be printed (${shorten(found)})`, 'Name one of its fields, or join it.'),
  'unknown-directive': ({ name, nearest }) =>
    say(`there is no directive "${shorten(name)}"`, orNearest(nearest) || `There are ${directiveNames.join(', ')}.`),
  'unsupported-markup': ({ what }) => unsupportedMarkup[what].en,
  'heading-too-deep': ({ depth }) => say(`heading of depth ${depth}`, 'Use #, ##, ###; below them numbered items.'),
  'list-too-deep': ({ depth }) => say(`list of depth ${depth}`, 'There are two levels: 1. and （1）.'),
  'directive-content': ({ name, detail, found }) => {
    const { text, hint } = directiveDetails[detail].en;
    return say(`"${name}"${found === undefined ? '' : ` (${shorten(found)})`}: ${text}`, hint);
  },
  'unknown-reference': ({ name, nearest }) =>
    say(
      `there is no heading, item or attachment "${shorten(name)}" to refer to`,
      `${orNearest(nearest)}Name a heading, an attachment's title, or the bold words an item begins with.`,
    ),
  'ambiguous-reference': ({ name, count }) =>
    say(`${count} headings, items or attachments are called "${shorten(name)}"`, 'Give each a name of its own.'),
  'empty-block': ({ block }) =>
    say(
      `${block === 'item' ? 'an' : 'a'} ${block} without text`,
      block === 'item' ? 'Write its text after "1. ", or remove it.' : 'Write its text after the #, or remove it.',
    ),
  'missing-glyph': ({ character, codePoint, face, part }) =>
    say(
      `${face} lacks "${character}" (${codePoint})`,
      `Put a font that has it into fonts/ and list it under "${part}" in fonts.yaml.`,
    ),
  'font-missing': ({ part, wanted }) =>
    say(
      `no font for "${part}"`,
      wanted.length === 0
        ? `List its fonts under "${part}" in fonts.yaml.`
        : `Put the file of one of them into fonts/: ${wanted.join(', ')}; or list one that comes with the program, such as Noto Serif SC.`,
    ),
  'font-not-embedded': ({ face, reason }) =>
    reason === 'licence'
      ? say(
          `the licence of "${face}" forbids embedding: the DOCX does not carry it`,
          'List a font that may be embedded in fonts.yaml.',
        )
      : say(`"${face}" is not a TrueType font: the DOCX does not carry it`, 'Use a .ttf font.'),
  'font-unreadable': ({ reason }) =>
    say(`font cannot be used: ${shorten(inWords(reason, 'en'))}`, 'Use a sound .ttf or .otf file.'),
  'output-refused': ({ path, reason }) =>
    say(`${path} cannot be written: ${shorten(inWords(reason, 'en'))}`, refusalHint(reason, 'en')),
  ...ledgerSentences.en,
  ...cautionSentences.en,
  ...runSentences.en,
  ...printSentences.en,
  ...sealSentences.en,
  'name-collision': ({ path, papers }) =>
    say(`papers share the file name ${path}: ${papers.join(', ')}`, 'Change one of the names.'),
};

function at(place: Place): string {
  return formatPlace(place);
}

function orNearest(nearest: string | undefined): string {
  return nearest === undefined ? '' : `Did you mean "${nearest}"? `;
}

function ofPaper(paper: string | undefined): string {
  return paper === undefined ? '' : ` (${paper})`;
}

const tooLarge = 'Text files have up to 4 MB and 100,000 values: remove what is not needed, or make several files.';

type WrongType = Extract<Fault, { readonly code: 'wrong-type' }>;

function wrongType({ field, expected, found }: WrongType): string {
  const subject = field === '' ? 'this' : `"${field}"`;
  if (isEmptyItem(expected, found)) return `${subject} has an empty item`;
  const given = isCollection(found) ? inWords(found, 'en') : `"${shorten(found)}"`;
  return `${subject} must be ${inWords(expected, 'en')}, not ${given}`;
}

function wrongTypeHint({ expected, found }: WrongType): string {
  if (isEmptyItem(expected, found)) return 'Fill it in, or remove it.';
  if (expected === 'text' && !isCollection(found)) {
    return `Put it in quotes: "${shorten(found)}"; in Excel set the cell to Text and type it again.`;
  }
  if (expected === 'map' && found.includes('：')) return 'After a key stands a half-width colon and a space.';
  switch (expected) {
    case 'list':
      return 'One item a line, after "- "; in tables separated by 、.';
    case 'map':
      return 'Write a line "key: value" for each.';
    case 'number':
      return 'Write the number only, without its unit.';
    case 'yes-no':
      return 'Write true or false.';
    default:
      return 'Write one text here.';
  }
}

/** What a closed organization can no longer be, and what to write instead of it. */
function organizationClosed({ name, closed, as, of = '' }: Extract<Fault, { code: 'organization-closed' }>): Message {
  const gone = `"${shorten(name)}" was closed on ${closed}`;
  switch (as) {
    case 'party':
      return say(`${gone} and cannot sign`, 'Say what it was merged into, or name another party.');
    case 'parent':
      return say(`${gone} and cannot be the parent of ${shorten(of)}`, 'Say what it was merged into, or name another.');
    case 'responsible':
      return say(
        `${gone}: nobody is responsible for "${shorten(of)}"`,
        'Say what it was merged into, or name another.',
      );
  }
}

/** A party may be no organization, or one that the paper's subject does not have. */
function partyNotOrganization(name: string, nearest: string | undefined): Message {
  const relative = relativeParty(name);
  if (relative === undefined) {
    const hint = `${orNearest(nearest)}Parties are issuer, subject, parent, supervisor, or names of organizations.`;
    return say(`party "${shorten(name)}" is not a listed organization`, hint);
  }
  const { word, subject } = relative;
  if (subject === undefined) {
    return say(`this paper is for no organization and has no ${word}`, 'Name the issuer or an organization instead.');
  }
  const hint = word === 'parent' ? 'Give its parent' : 'List it in the "supervises" of the office that supervises it';
  return say(`"${shorten(subject)}" has no ${word} to be a party`, `${hint}, or name another party.`);
}

function templateHint(detail: string): string {
  return isPartial(detail) ? 'A part is inserted as {{> name}}, and not in a title.' : 'Check that {{ }} are in pairs.';
}
