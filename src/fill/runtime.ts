/**
 * What a rewritten template calls while it is filled: reading paths by own properties only, calling helpers,
 * printing values, blocks. Faults are collected with the place of their site and filling goes on.
 */
import Handlebars from 'handlebars';
import { nearestName } from '../model/names.ts';
import { formatNumber } from '../model/numbers.ts';
import { helpers, misuse } from './helpers.ts';
import { internalHelpers } from './nodes.ts';
import { withPaper } from './run.ts';
import type { Run } from './run.ts';
import type { BlockSite, CallSite, PathSite, PrintSite, Site, StretchSite } from './sites.ts';
import { faulty, isList, isMissing, isTrue, Markup, show } from './values.ts';
import type { Result, Value } from './values.ts';

/** The data frame of a block: @index and its kind, and the run. */
interface Frame {
  readonly run: Run;
}

interface HelperOptions {
  readonly data: Frame;
  readonly hash: Readonly<Record<string, Result>>;
  fn(context: unknown, options?: { data: unknown; blockParams: unknown[] }): string;
  inverse(context: unknown): string;
}

/** Handlebars of our own, with our helpers and no others. */
export const environment = createEnvironment();

function createEnvironment(): typeof Handlebars {
  const own = Handlebars.create();
  for (const name of Object.keys(own.helpers)) own.unregisterHelper(name);
  own.registerHelper(internalHelpers.read, (site: number, base: unknown, options: HelperOptions) =>
    read(options.data, siteOf<PathSite>(options, site), base),
  );
  own.registerHelper(internalHelpers.call, (site: number, ...rest: unknown[]) => {
    // Handlebars passes its options last.
    const options = rest.pop() as HelperOptions;
    return call(options, siteOf<CallSite>(options, site), rest as Result[]);
  });
  own.registerHelper(internalHelpers.print, (site: number, value: Result, options: HelperOptions) =>
    print(options.data.run, siteOf<PrintSite>(options, site), value),
  );
  own.registerHelper(internalHelpers.printPath, (site: number, path: number, base: unknown, options: HelperOptions) => {
    const value = read(options.data, siteOf<PathSite>(options, path), base);
    return print(options.data.run, siteOf<PrintSite>(options, site), value);
  });
  own.registerHelper(internalHelpers.stretch, function (this: unknown, site: number, options: HelperOptions) {
    const { run } = options.data;
    const { stretch } = siteOf<StretchSite>(options, site);
    return run.recall(stretch) ?? run.fill(stretch, () => options.fn(this));
  });
  own.registerHelper(internalHelpers.faulty, () => faulty);
  own.registerHelper(
    internalHelpers.if,
    function (this: unknown, _site: number, value: Result, options: HelperOptions) {
      return value === faulty ? '' : isTrue(value) ? options.fn(this) : options.inverse(this);
    },
  );
  own.registerHelper(
    internalHelpers.unless,
    function (this: unknown, _site: number, value: Result, options: HelperOptions) {
      return value === faulty ? '' : isTrue(value) ? options.inverse(this) : options.fn(this);
    },
  );
  own.registerHelper(
    internalHelpers.with,
    function (this: unknown, _site: number, value: Result, options: HelperOptions) {
      if (value === faulty) return '';
      if (value !== 0 && !isTrue(value)) return options.inverse(this);
      options.data.run.recording?.enter(value);
      return options.fn(value, { data: options.data, blockParams: [value] });
    },
  );
  own.registerHelper(
    internalHelpers.each,
    function (this: unknown, site: number, value: Result, options: HelperOptions) {
      return each(this, options, siteOf<BlockSite>(options, site), value);
    },
  );
  return own;
}

/** The numbers come from our own rewriting, which knows which kind of site each helper gets. */
function siteOf<Kind extends Site>(options: HelperOptions, site: number): Kind {
  return options.data.run.sites[site] as Kind;
}

/** The frame around a frame, under the name Handlebars gives it. */
function parentOf(frame: Frame | undefined): Frame | undefined {
  return frame === undefined ? undefined : (Reflect.get(frame, '_parent') as Frame | undefined);
}

/** Fields of a frame that templates may name with @. */
const frameNames = ['root', 'index', 'key', 'first', 'last'];

function read(frame: Frame, site: PathSite, base: unknown): Result {
  if (site.dataDepth === undefined) return walk(frame.run, site, base, 0);
  let source: Frame | undefined = frame;
  for (let up = site.dataDepth; up > 0; up--) source = parentOf(source);
  const [name = ''] = site.parts;
  if (source === undefined || !frameNames.includes(name) || !Object.hasOwn(source, name)) {
    return unknownName(frame.run, site, 0, frameNames.filter((known) => source && Object.hasOwn(source, known))); // prettier-ignore
  }
  const value: unknown = Reflect.get(source, name);
  // The root is the view itself.
  if (name !== 'root') frame.run.recording?.read(source, name, value);
  return walk(frame.run, site, value, 1);
}

/** Follows the parts from one on, through own properties only. */
function walk(run: Run, site: PathSite, base: unknown, from: number): Result {
  if (!run.step(site)) return faulty;
  let value = base;
  for (let index = from; index < site.parts.length; index++) {
    if (isMissing(value)) return noValue(run, site, index);
    const part = site.parts[index] ?? '';
    const isObject = typeof value === 'object' && !(value instanceof Markup);
    if (!isObject || !Object.hasOwn(value as object, part)) {
      return unknownName(run, site, index, isObject && !isList(value) ? Object.keys(value as object) : []);
    }
    const owner = value as object;
    value = Reflect.get(owner, part);
    if (index === from) run.recording?.read(owner, part, value);
    run.facts.read(owner, part, value);
  }
  if (site.parts.length === from && (from === 0 || value === run.view)) run.recording?.readWhole(value);
  if (isMissing(value)) return noValue(run, site, site.parts.length);
  return value as Value;
}

/** The path up to the given number of parts, as the template writes it. */
function prefix({ head, parts }: PathSite, length: number): string {
  const names = parts.slice(0, length).join('.');
  if (head === '' || head === '@' || head.endsWith('../')) return head + names;
  return names === '' ? head : `${head}.${names}`;
}

function noValue(run: Run, site: PathSite, length: number): Result {
  if (site.optional) return undefined;
  const name = prefix(site, length);
  return run.report(
    site,
    withPaper(run, name === '' ? { code: 'no-value', name: 'this' } : { code: 'no-value', name }),
  );
}

function unknownName(run: Run, site: PathSite, index: number, known: readonly string[]): Result {
  const part = site.parts[index] ?? '';
  const name = prefix(site, index + 1);
  const helper = site.alone && site.parts.length === 1 ? helpers.get(part) : undefined;
  if (helper !== undefined) {
    return run.report(site, { code: 'helper-argument', helper: part, detail: part, usage: helper.usage });
  }
  // Inside a block a name of the paper must be reached from the root.
  const isRootName = index === 0 && site.dataDepth === undefined && Object.hasOwn(run.view, part);
  const candidates = site.alone && site.parts.length === 1 ? [...known, ...helpers.keys()] : known;
  const like = nearestName(part, candidates);
  const nearest = isRootName
    ? `@root.${part}`
    : like === undefined
      ? undefined
      : prefix(site, index) + dot(site, index) + like;
  const fault = { code: 'unknown-name', name } as const;
  return run.report(site, withPaper(run, nearest === undefined ? fault : { ...fault, nearest }));
}

function dot({ head }: PathSite, index: number): string {
  return index > 0 || !(head === '' || head === '@' || head.endsWith('../')) ? '.' : '';
}

function call({ data, hash }: HelperOptions, site: CallSite, given: readonly Result[]): Result {
  const values = given.filter((value) => value !== faulty);
  const options = Object.entries(hash).filter((entry): entry is [string, Value] => entry[1] !== faulty);
  if (values.length < given.length || options.length < Object.keys(hash).length) return faulty;
  // A helper that goes through a list takes a step for each item.
  const steps = values.reduce<number>((sum, value) => sum + (isList(value) ? value.length : 0), 1);
  for (let step = 0; step < steps; step += 1) if (!data.run.step(site)) return faulty;
  const { optional } = site.helper;
  const lacks =
    optional !== 'all' && values.some((value, index) => isMissing(value) && !(optional === 'first' && index === 0));
  if (lacks && site.optional) return undefined;
  data.run.facts.readArguments(values, Object.fromEntries(options));
  const result = lacks ? misuse : site.helper.apply(values, Object.fromEntries(options), data.run);
  if (result !== misuse) return result;
  const written = [...values.map(show), ...options.map(([key, value]) => `${key}=${show(value)}`)];
  const detail = [site.name, ...written].join(' ');
  return data.run.report(site, { code: 'helper-argument', helper: site.name, detail, usage: site.helper.usage });
}

/** Printed in the place of a fault; what is filled with faults is thrown away. */
const placeholder = '';

function print(run: Run, site: PrintSite, value: Result): string {
  if (value === faulty) return placeholder;
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return run.escape(value, site.flanks);
  if (typeof value === 'number' && Number.isFinite(value)) return run.escape(formatNumber(value), site.flanks);
  const { name } = site;
  if (isMissing(value)) run.report(site, withPaper(run, { code: 'no-value', name }));
  else run.report(site, { code: 'not-printable-value', name, found: show(value) });
  return placeholder;
}

/** Lists and objects are gone through; text and numbers are not lists of anything. */
function each(context: unknown, options: HelperOptions, site: BlockSite, value: Result): string {
  if (value === faulty) return placeholder;
  if (isMissing(value)) return options.inverse(context);
  if (typeof value !== 'object' || value instanceof Markup) {
    options.data.run.report(site, { code: 'helper-argument', helper: 'each', detail: `each ${show(value)}` });
    return placeholder;
  }
  const entries: (readonly [string | number, unknown])[] = isList(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  if (entries.length === 0) return options.inverse(context);
  const { run } = options.data;
  let text = '';
  for (const [index, [key, item]] of entries.entries()) {
    if (!run.step(site) || !run.fits(text.length, site)) return placeholder;
    if (typeof key === 'string') run.facts.enter(value, key, item);
    const position = { key, index, first: index === 0, last: index === entries.length - 1 };
    const stretch = site.items.of(item);
    const known = stretch && run.recall(stretch, position);
    if (known !== undefined) {
      text += known;
      continue;
    }
    const frame: object = Object.assign(Handlebars.createFrame(options.data), position);
    run.recording?.enter(item);
    run.recording?.enter(frame);
    const write = (): string => options.fn(item, { data: frame, blockParams: [item, key] });
    text += stretch === undefined ? write() : run.fill(stretch, write, { value: item, frame });
  }
  return text;
}
