/* Days as whole numbers, by the calendar of the device. */
/* global CODE */

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_ZERO = Date.parse(CODE.firstDay + "T00:00:00Z");

/** Today, in days after the first day of the progress code. */
function today() {
  const now = new Date();
  const midnight = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((midnight - DAY_ZERO) / DAY_MS);
}

/** A day as it is written on paper: 2026-11-28. */
function dayText(day) {
  return new Date(DAY_ZERO + day * DAY_MS).toISOString().slice(0, 10);
}
