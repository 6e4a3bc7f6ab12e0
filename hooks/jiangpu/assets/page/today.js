/* 今日一法: the days since 1970 choose, so that everybody sees the same one today. */
/* global d */

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

function showTodays(methods) {
  const now = new Date();
  const day = Math.floor((now.getTime() - now.getTimezoneOffset() * MINUTE) / DAY);
  methods.forEach((method, n) => {
    method.hidden = n !== day % methods.length;
  });
}

showTodays(d.querySelectorAll(".j-today"));
