/** Characters are set the same whatever was set before, and what is set alike is the very same cluster. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shape } from '../../src/layout/shape.ts';
import type { Inline } from '../../src/model/document.ts';
import type { FontMetrics } from '../../src/model/page.ts';
import { houseStyle } from '../../src/model/style.ts';
import { metrics, shapedOf, text } from './metrics.ts';

const words = fc.constantFrom('责任', '书', '，', '“', '”', '——', '1—2月', 'GB/T 9704', '98%', '𠅤', '㎡', ' ', '3/4');
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 8 }), fc.boolean(), fc.boolean())
    .map(([parts, strong, emphasis]) => text(parts.join(''), { strong, emphasis })),
  fc.integer({ min: 1, max: 4 }).map((width): Inline => ({ kind: 'blank', width })),
  fc.constant<Inline>({ kind: 'break' }),
);

describe('whatever the text', () => {
  test('it is set as if no other had been set before', () => {
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 6 }), fc.constantFrom('', '1.', '（1）'), (content, label) => {
        const shapeBy = (fonts: FontMetrics) => shape(content, label, houseStyle.body, -0.25, houseStyle, fonts);
        // Fonts that were never asked before.
        expect(shapeBy(metrics)).toEqual(shapeBy({ ...metrics }));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('each character has a cluster, in order', () => {
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 6 }), (content) => {
        const said = content.map((one) =>
          one.kind === 'text' ? one.text : one.kind === 'blank' ? '\u3000'.repeat(one.width) : '\n',
        );
        const { clusters } = shapedOf(content);
        expect(clusters.map(({ character }) => character)).toEqual([...said.join('')]);
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});

describe('the very same cluster', () => {
  test('stands for a character wherever it is set alike', () => {
    const [one, other] = [shapedOf('各责任单位'), shapedOf('本责任书')];
    expect(one.clusters[2]).toBe(other.clusters[2]);
  });

  test('never stands for one that is set otherwise, or beside others', () => {
    const [plain] = shapedOf([text('责')]).clusters;
    expect(shapedOf([text('责', { strong: true })]).clusters[0]).not.toBe(plain);
    expect(shape([text('责')], '', houseStyle.heading1, 0, houseStyle, metrics).clusters[0]).not.toBe(plain);
    const afterOpening = shapedOf('（责').clusters[1];
    expect(afterOpening?.breakable).toBe(false);
    expect(shapedOf('任责').clusters[1]?.breakable).toBe(true);
    expect(shapedOf('5责').clusters[1]?.gap).toBeGreaterThan(0);
  });
});

test('the spacing of a text is no matter of its clusters, but a number keeps that of the style', () => {
  const [usual, tighter] = [-0.25, -0.6].map((spacing) =>
    shape([text('各责任')], '1.', houseStyle.body, spacing, houseStyle, metrics),
  );
  expect(tighter?.clusters).toEqual(usual?.clusters);
  expect(tighter?.clusters.map(({ spacing }) => spacing)).toEqual([
    houseStyle.characterSpacing,
    0, // The end of the number's run.
    undefined,
    undefined,
    undefined,
  ]);
});
