/** What people are told when a file cannot be written. */
import { describe, expect, test } from 'vitest';
import { describe as inWords } from '../../src/messages/message.ts';
import { error } from '../../src/model/diagnostic.ts';

/** What file systems, and the program's own looks at them, say when a file cannot be written. */
const refusalReasons: readonly string[] = (
  'EACCES EPERM EBUSY ENOSPC EDQUOT EROFS EMFILE ENFILE EIO EEXIST EISDIR ENOTDIR ENAMETOOLONG ' +
  'LEDGER_MOVED OUTSIDE'
).split(' ');

function said(reason: string, language: 'zh' | 'en') {
  return inWords(error({ code: 'output-refused', path: 'out/town', reason }), language);
}

describe('a file that cannot be written', () => {
  test.each(refusalReasons)('%s has words and something to do, not the code', (reason) => {
    for (const language of ['zh', 'en'] as const) {
      const { text, hint } = said(reason, language);
      expect(text).not.toContain(reason);
      expect(hint).not.toBe(said('EUNHEARDOF', language).hint);
    }
  });

  test('a reason that nobody foresaw is told as it is', () => {
    expect(said('EUNHEARDOF', 'zh').text).toBe('无法写入 out/town：EUNHEARDOF');
    expect(said('EUNHEARDOF', 'zh').hint).toBe('请检查磁盘空间与权限，或换一个输出文件夹。');
  });

  test.each([
    ['EBUSY', '文件正被别的程序使用', '请关闭 Word、WPS'],
    ['ENOSPC', '磁盘空间不足', '请清理磁盘'],
    ['EROFS', '磁盘是只读的', '写保护'],
    ['EIO', '磁盘读写出错', '请检查磁盘'],
  ])('%s: %s, %s', (reason, text, hint) => {
    expect(said(reason, 'zh').text).toContain(text);
    expect(said(reason, 'zh').hint).toContain(hint);
  });
});
