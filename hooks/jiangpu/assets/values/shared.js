/* What other scripts take from this one. */
/* global AMOUNTS, personalParts, readAddress, readAmount, readDate, readNumber, readWhole,
   readWord */

window.jiangpuValues = {
  AMOUNTS,
  personalParts,
  readAddress,
  readAmount,
  readDate,
  readNumber,
  readWhole,
  readWord,
};
