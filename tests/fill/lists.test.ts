import { describe, expect, test } from 'vitest';
import { faultsOf, filled } from './filling.ts';

describe('lists', () => {
  test.each([
    ['{{#each (sort duties "text")}}{{id}}{{/each}}', 'd2d3d1d4'],
    ['{{#each (sort duties "deadline")}}{{id}}{{/each}}', 'd3d1d2d4'],
    ['{{#each (having duties "deadline")}}{{id}}{{/each}}', 'd3'],
    ['{{#each (sort (having duties "section") "section")}}{{id}}{{/each}}', 'd2d1d4'],
    ['{{#each (where duties "organizations" "各校")}}{{id}}{{/each}}', 'd2'],
    ['{{#each (where duties "office" "办公室")}}{{id}}{{/each}}', 'd1'],
    ['{{#each (where duties "office" "总务处")}}{{id}}{{else}}无{{/each}}', '无'],
    ['{{count (having duties "section")}}', '3'],
    ['{{#each (where duties "office" subject.supervisor.name)}}{{id}}{{/each}}', 'd1'],
  ])('%s gives %s', (template, expected) => {
    expect(filled(template)).toBe(expected);
  });

  test.each(['{{#each (sort duties "dedline")}}x{{/each}}', '{{#each (having facts.times "a")}}x{{/each}}'])(
    '%s is a fault, not an empty list',
    (template) => {
      expect(faultsOf(template)).toMatchObject([{ code: 'helper-argument' }]);
    },
  );
});
