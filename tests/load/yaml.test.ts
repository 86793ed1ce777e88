import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/load/json.ts';
import { sourceText } from '../../src/load/text.ts';
import { parseYaml } from '../../src/load/yaml.ts';
import type { SourceValue } from '../../src/model/source.ts';
import { at, faults, plain } from './folder.ts';

function read(text: string) {
  return parseYaml(sourceText('data/test/a.yaml', text));
}

function value(text: string): unknown {
  const outcome = read(text);
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value === undefined ? undefined : plain(outcome.value);
}

function field(map: SourceValue | undefined, key: string) {
  const entry = map?.kind === 'map' ? map.entries.find((each) => each.key === key) : undefined;
  if (entry === undefined) throw new Error(`no ${key}`);
  return entry;
}

describe('YAML scalars stay what was typed', () => {
  it.each([
    ['007', '007'],
    ['12e03', '12e03'],
    ['0x10', '0x10'],
    ['0o17', '0o17'],
    ['2025-11-28', '2025-11-28'],
    ['2025-11-28 10:00:00', '2025-11-28 10:00:00'],
    ['18:30', '18:30'],
    ['110101199003071234', '110101199003071234'],
    ['123456789012345678901', '123456789012345678901'],
    ['9007199254740993', '9007199254740993'],
    ['3.50', '3.50'],
    ['+5', '+5'],
    ['.5', '.5'],
    ['-0', '-0'],
    ['.inf', '.inf'],
    ['.NaN', '.NaN'],
    ['Infinity', 'Infinity'],
    ['1_000', '1_000'],
    ['yes', 'yes'],
    ['No', 'No'],
    ['TRUE', 'TRUE'],
    ['"7"', '7'],
    ['!!str 7', '7'],
    ['7', 7],
    ['-3.5', -3.5],
    ['0', 0],
    ['true', true],
    ['false', false],
    ['null', null],
    ['~', null],
    ['', null],
  ])('%s', (typed, expected) => {
    expect(value(`a: ${typed}\n`)).toEqual({ a: expected });
  });
});

describe('YAML places', () => {
  it('counts lines and columns from 1 and characters, not code units', () => {
    const map = read('甲: 𠮷\n乙: [𠮷𠮷, x]\n').value;
    const second = field(map, '乙');
    expect(at(second.keyPlace)).toBe('data/test/a.yaml:2:1');
    expect(second.value.kind === 'list' && at(second.value.items[1]?.place)).toBe('data/test/a.yaml:2:9');
    expect(second.value.place.excerpt).toBe('乙: [𠮷𠮷, x]');
  });

  it('keeps them with Windows line ends', () => {
    const map = parseYaml(sourceText('data/test/a.yaml', 'a: 1\nb: |\n  x\n  y\n')).value;
    expect(at(field(map, 'b').keyPlace)).toBe('data/test/a.yaml:2:1');
    expect(field(map, 'b').value).toMatchObject({ value: 'x\ny\n' });
  });
});

describe('YAML faults', () => {
  it.each([
    ['a: [1,\n', 'BRACKET_NOT_CLOSED', '1:7'],
    ['a: [1\nb: 2\n', 'BRACKET_NOT_CLOSED', '1:6'],
    ['a:\n  - { b: [1 }\n  - 2\n', 'BRACKET_NOT_CLOSED', '2:13'],
    ['a:\n  - b: 1\n    c: 2\n   d: 3\n', 'MISSING_DASH', '4:4'],
    ['a:\n    b: 1\n  c: 2\n', 'BAD_INDENT', '3:3'],
    ['责任：\n  - { a: 1 }\n', 'MULTILINE_IMPLICIT_KEY', '1:1'],
    ['a: b: c\n', 'BLOCK_AS_IMPLICIT_KEY', '1:4'],
    ['x: 1\na: "y\n', 'MISSING_CHAR', '2:6'],
    ['责任：方毅\nb: 1\n', 'MULTILINE_IMPLICIT_KEY', '1:1'],
    ['a: 1\n---\nb: 2\n', 'MULTIPLE_DOCS', '2:1'],
    ['a: !!js/function "x"\n', 'TAG_RESOLVE_FAILED', '1:18'],
    ['a: !!int "7"\n', 'TAG_RESOLVE_FAILED', '1:10'],
    ['a: *nobody\n', 'BAD_ALIAS', '1:4'],
    ['a: &a [*a]\n', 'BAD_ALIAS', '1:8'],
    ['? [a]\n: 1\n', 'NON_STRING_KEY', '1:3'],
    ['a:\n  <<: {b: 1}\n', 'MERGE_KEY', '2:3'],
  ])('%j', (text, detail, position) => {
    const outcome = read(text);
    expect(outcome.value).toBeUndefined();
    expect(faults(outcome)).toEqual([[{ code: 'yaml-syntax', detail }, `data/test/a.yaml:${position}`]]);
  });

  it('reports a duplicate key with the place of the first', () => {
    const outcome = read('a:\n  b: 1\n  c: 2\n  b: 3\n');
    expect(faults(outcome)).toMatchObject([
      [{ code: 'duplicate-key', key: 'b', first: { line: 2, column: 3 } }, 'data/test/a.yaml:4:3'],
    ]);
    expect(outcome.value && plain(outcome.value)).toEqual({ a: { b: 1, c: 2 } });
  });

  it('expands aliases, but not bombs', () => {
    expect(value('a: &x [1]\nb: *x\n')).toEqual({ a: [1], b: [1] });
    const bomb = ['a0: &a0 [1,1,1,1,1,1,1,1,1]'];
    for (let level = 1; level < 9; level += 1) {
      bomb.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(',')}]`);
    }
    expect(faults(read(bomb.join('\n')))).toMatchObject([[{ code: 'yaml-syntax', detail: 'RESOURCE_EXHAUSTION' }, {}]]);
  });

  it.each(['[', '{a: ', '- ', '? '])('refuses bottomless nesting of %j', (opening) => {
    expect(faults(read(opening.repeat(20_000)))).toMatchObject([[{ code: 'yaml-syntax', detail: 'TOO_DEEP' }, {}]]);
  });
});

describe('forbidden characters', () => {
  it.each([
    ['a: 中\u200B文', 'invisible', 'U+200B', '1:5'],
    ['a: "x\\u202Ey"', 'bidi', 'U+202E', '1:4'],
    ['a: "\\uD800"', 'surrogate', 'U+D800', '1:4'],
    ['a: "\\uFFFE"', 'noncharacter', 'U+FFFE', '1:4'],
    ['a: "\\0"', 'control', 'U+0000', '1:4'],
    ['ab\uFEFFc: 1', 'invisible', 'U+FEFF', '1:3'],
    ['a: [x, 甲\u2028]', 'invisible', 'U+2028', '1:9'],
  ])('%j', (text, kind, codePoint, position) => {
    const fault = { code: 'forbidden-character', kind, codePoint };
    expect(faults(read(text))).toEqual([[fault, `data/test/a.yaml:${position}`]]);
  });

  it('lets tabs, line ends, ideographic spaces and rare hanzi be', () => {
    expect(value('a: "x\\ty\\nz　𠮷㙓é"')).toEqual({ a: 'x\ty\nz　𠮷㙓é' });
  });
});

describe('properties', () => {
  it('never throws on any text, and a fault always has a place in the file', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&x ',
      '*x',
      '!!',
      '|',
      '>',
      '#',
      '---\n',
      '%',
      '? ',
      ',',
      '\t',
      '：',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { value: result, diagnostics } = read(text);
        expect(result !== undefined || diagnostics.length > 0).toBe(true);
        for (const { place } of diagnostics) expect(place?.line).toBeGreaterThan(0);
      }),
      { numRuns: 2000, seed: 20250305 },
    );
  });

  it('reads every JSON text as JSON.parse does, and refuses what it refuses', () => {
    fc.assert(
      fc.property(
        fc.json({ stringUnit: fc.constantFrom('a', '"', '\\', '甲', '\n', '/', ' ') }),
        fc.nat(60),
        (text, cut) => {
          const whole = parseJson(sourceText('a.json', text));
          const expected: unknown = JSON.parse(text);
          if (whole.diagnostics.length === 0) expect(whole.value && plain(whole.value)).toEqual(expected);
          const part = text.slice(0, cut);
          const stopped = parseJson(sourceText('a.json', part)).diagnostics.some(
            ({ fault }) => fault.code === 'json-syntax',
          );
          expect(stopped).toBe(!isJson(part));
        },
      ),
      { numRuns: 1000, seed: 20250305 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('JSON faults', () => {
  it.each([
    ['[1,]', 'value', '1:4'],
    ['{"a" 1}', 'colon', '1:6'],
    ['{"a":1', 'comma', '1:7'],
    ['{a: 1}', 'key', '1:2'],
    ['["\\x"]', 'string', '1:2'],
    ['{\n  "a": 01\n}', 'value', '2:8'],
    ['', 'value', '1:1'],
    ['[1] 2', 'end', '1:5'],
  ])('%j', (text, detail, position) => {
    const outcome = parseJson(sourceText('a.json', text));
    expect(faults(outcome)).toEqual([[{ code: 'json-syntax', detail }, `a.json:${position}`]]);
  });

  it('refuses bottomless nesting', () => {
    const outcome = parseJson(sourceText('a.json', '['.repeat(20_000)));
    expect(faults(outcome)).toEqual([[{ code: 'json-syntax', detail: 'depth' }, 'a.json:1:102']]);
  });

  it('refuses numbers that would be rounded', () => {
    expect(faults(parseJson(sourceText('a.json', '{"id": 110101199003071234}')))).toEqual([
      [{ code: 'wrong-type', field: 'id', expected: 'text', found: '110101199003071234' }, 'a.json:1:8'],
    ]);
  });
});
