/**
 * Which characters must not begin or end a line (kinsoku, 避头尾). The PDF's line breaker follows these lists and
 * the DOCX carries them in its settings, so that a word processor breaks by the same rule as we do.
 *
 * Source: CLREQ 3.1.3 and GB/T 15834-2011 5.1.
 */

/**
 * Never at the start of a line: stops, closing quotes and brackets, the solidus, and the signs that belong to what
 * precedes.
 */
export const forbiddenAtLineStart =
  '!%),./:;?]}¢°·’”‰′″℃、。々〉》」』】〕〗〞﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．／：；？］｀｝～￠';

/** Never at the end of a line: opening quotes and brackets, currency signs. */
export const forbiddenAtLineEnd = '$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥';

/**
 * Stay with a letter or digit that follows: closing punctuation and quotes. Colons, semicolons, question and exclamation
 * marks do not (UAX #14, classes CL and QU against NS and EX, as word processors apply it).
 */
export const joinedToLatin = '’”、。〉》」』】〕〗〞），．';
