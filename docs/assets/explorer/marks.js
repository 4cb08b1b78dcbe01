// What the chart draws of chosen statements: a mark for each that has a value, by who reports it.
import { likelyInterval } from "./statements.js";

const PAIRS_SHOWN = 4;
const MARKS_SHOWN = 10_000;

const MONTHS = 12;

const nameOf = ({ reporter, dyad }) => `${reporter || "~"} ${dyad}`;

const byName = ([one], [other]) => (nameOf(one) < nameOf(other) ? -1 : 1);

/** A mark: its ends in time (years), its value and the ends of its likely interval (USD million). */
const markOf = (statement) => {
  const value = Number(statement.value);
  const [low, high] = likelyInterval(statement) ?? [value, value];
  return { statement, start: statement.first / MONTHS, end: (statement.last + 1) / MONTHS, value, low, high };
};

/** The first pairs for which there is room; one is always shown. */
const shownOf = (ranked) => {
  const shown = [];
  let room = MARKS_SHOWN;
  for (const [pair, statements] of ranked.slice(0, PAIRS_SHOWN)) {
    if (shown.length && statements.length > room) break;
    shown.push([pair, statements]);
    room -= statements.length;
  }
  return shown;
};

/**
 * The marks of chosen statements, of the pairs of a reporter and its partner with most values: at
 * most four, and no second one that would make the chart slow.
 *
 * @param {object[]} chosen statements.
 * @returns {{pairs: object[], offered: number, drawn: number, valued: number}} the pairs in the order
 *   of their codes, each with its marks; how many pairs there are; how many values are drawn, and how
 *   many there are.
 */
export const readMarks = (chosen) => {
  const groups = new Map();
  let valued = 0;
  for (const statement of chosen) {
    if (statement.value === "") continue;
    if (!groups.has(statement.pair)) groups.set(statement.pair, []);
    groups.get(statement.pair).push(statement);
    valued += 1;
  }
  const ranked = [...groups].sort((one, other) => other[1].length - one[1].length || byName(one, other));
  const pairs = shownOf(ranked)
    .sort(byName)
    .map(([pair, statements]) => ({ ...pair, marks: statements.map(markOf) }));
  const drawn = pairs.reduce((count, { marks }) => count + marks.length, 0);
  return { pairs, offered: groups.size, drawn, valued };
};

/** The ends of both scales: whole years, and values from zero with the widest interval inside. */
export const boundsOf = (pairs) => {
  let [start, end, low, high] = [Infinity, -Infinity, 0, 0];
  for (const { marks } of pairs) {
    for (const mark of marks) {
      start = Math.min(start, mark.start);
      end = Math.max(end, mark.end);
      low = Math.min(low, mark.low);
      high = Math.max(high, mark.high);
    }
  }
  return { x: [Math.floor(start), Math.ceil(end)], y: [low * 1.05, high * 1.05 || 1] };
};
