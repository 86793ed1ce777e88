import { test } from 'vitest';
import { workspaceAt } from './tests/workspace.ts';
import { noticeFiles, makeNotice } from './tests/papers/notice.ts';
import { linesOf, millimetres as m } from './tests/reading/ruler.ts';
import { writeFileSync } from 'node:fs';
test('x', async () => {
  const made = await makeNotice(workspaceAt('/tmp/look/ws2', noticeFiles));
  let out='';
  for (const [n, {pages}] of Object.entries(made)) pages.forEach((p,i)=>{ out+=`== ${n} ${i+1} ${m(p.width).toFixed(1)} ${m(p.height).toFixed(1)}\n`; for(const l of linesOf(p)) out+=[m(l.left).toFixed(2),m(l.right).toFixed(2),m(l.baseline).toFixed(2),l.size,l.fonts.join('|'),l.glyphs.length,l.text].join(' ')+'\n'; out+=p.glyphs.filter(g=>g.turned).map(g=>`T ${g.text} ${m(g.x).toFixed(2)} ${m(g.baseline).toFixed(2)}`).join('; ')+'\n'; });
  writeFileSync('/tmp/look/notice.txt', out);
});
