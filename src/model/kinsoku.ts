/**
 * Which characters must not begin or end a line (kinsoku, 避头尾). The rules of line breaking (`line-rules.ts`) are made
 * of these lists, and the DOCX carries two of them in its settings, so that Word breaks by the same rule as we do.
 */

/**
 * Never at the start of a line: stops, closing quotes and brackets, dashes, ellipses and the other connecting and
 * dividing marks, and the signs that belong to what precedes (GB/T 15834-2011 5.1.1–5.1.9; CLREQ 3.1.3). The list of
 * Word's Chinese settings, with dashes and the solidus.
 */
export const forbiddenAtLineStart =
  '!%),-./:;?]}¢°·’”–—…‰′″℃、。々〉》」』】〕〗〞﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），－．／：；？］｀｝～￠';

/** Never at the end of a line: opening quotes and brackets, currency signs (GB/T 15834-2011 5.1.3; CLREQ 3.1.3). */
export const forbiddenAtLineEnd = '$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥';

/**
 * What LibreOffice lets begin no line of Chinese: the list of its locale zh-CN. It has no other, whatever a DOCX says
 * (LibreOffice 7.4, i18npool, zh_CN.xml).
 */
export const officeForbiddenAtLineStart =
  ':!),.:;?]}¢\'"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏､～￠々‖•·ˇˉ―-′’”';

/** What it lets end none. */
export const officeForbiddenAtLineEnd = '([{£¥\'"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘';
