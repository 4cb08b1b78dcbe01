// The published tables as statements: a row of trade_totals, its period in months, its source.

const MONTHS = 12;
const PERIOD = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})))?(?:\/(\d{4})-(\d{2}))?$/;

/**
 * The first and the last month of a period, counted from year 0 (2022-01 is 2022 * 12).
 *
 * @param {string} text as tables spell it: 2022, 2022-H1, 2022-Q1, 2022-05 or 2022-01/2022-11.
 * @returns {{first: number, last: number}}
 * @throws {Error} the text is none of them.
 */
export const readPeriod = (text) => {
  const found = PERIOD.exec(text);
  if (!found) throw new Error(`no period: ${text}`);
  const [, year, half, quarter, month, lastYear, lastMonth] = found;
  const months = half ? 6 : quarter ? 3 : month ? 1 : MONTHS;
  const before = month ? month - 1 : ((half ?? quarter ?? 1) - 1) * months;
  const first = year * MONTHS + before;
  const last = lastYear ? lastYear * MONTHS + Number(lastMonth) - 1 : first + months - 1;
  return { first, last };
};

const isYear = ({ first, last }) => first % MONTHS === 0 && last - first === MONTHS - 1;

/** Rows of cells as objects; the first row names the columns. */
const records = ([columns, ...rows]) =>
  rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));

/** A function that gives the same answer, made once, to the same text. */
const remembered = (make) => {
  const made = new Map();
  return (text) => {
    if (!made.has(text)) made.set(text, make(text));
    return made.get(text);
  };
};

/**
 * Every statement of trade_totals with its source, in the order of the table. Its pair, of a
 * reporter and the partner, is the same object in all statements of the pair.
 *
 * @param {string[][]} totals the table with its head.
 * @param {string[][]} sources the table with its head.
 * @throws {Error} a column is missing, a row has no source, or a period cannot be read.
 */
export const readStatements = (totals, sources) => {
  const byId = new Map(records(sources).map((source) => [source.id, source]));
  const [columns, ...rows] = totals;
  const place = Object.fromEntries(columns.map((column, index) => [column, index]));
  const months = remembered(readPeriod);
  const pairs = remembered((key) => {
    const [reporter, partner, dyad] = key.split(" ");
    return { reporter, partner, dyad };
  });
  const cell = (row, column) => {
    if (place[column] === undefined) throw new Error(`no column ${column}`);
    return row[place[column]];
  };
  return rows.map((row) => {
    const source = byId.get(cell(row, "source_id"));
    if (!source) throw new Error(`no source ${cell(row, "source_id")}`);
    const span = months(cell(row, "period"));
    const pair = pairs(`${cell(row, "reporter")} ${cell(row, "partner")} ${cell(row, "dyad")}`);
    return {
      row,
      source,
      pair,
      dyad: cell(row, "dyad"),
      reporter: cell(row, "reporter"),
      partner: cell(row, "partner"),
      flow: cell(row, "flow"),
      period: cell(row, "period"),
      first: span.first,
      last: span.last,
      isYear: isYear(span),
      value: cell(row, "value_usd_million"),
      rounding: cell(row, "value_rounding_usd_million"),
      qualifier: cell(row, "value_qualifier"),
      growth: cell(row, "growth_pct"),
      growthQualifier: cell(row, "growth_qualifier"),
      authority: cell(row, "authority"),
      attribution: cell(row, "attribution"),
      inferred: cell(row, "inferred"),
      status: cell(row, "status"),
      kind: source.kind,
      publisher: source.publisher,
    };
  });
};

const ordered = (one, other) => (one < other ? [one, other] : [other, one]);

/**
 * Where the value likely lies, as the methods page says; null where no value or rounding is stated.
 *
 * @returns {[number, number] | null} both ends, in million US dollars.
 */
export const likelyInterval = ({ value, rounding, qualifier }) => {
  if (value === "" || rounding === "") return null;
  const [middle, step] = [Number(value), Number(rounding)];
  const outwards = middle < 0 ? -step : step;
  if (qualifier === "over") return ordered(middle, middle + outwards);
  if (qualifier === "under") return ordered(middle - outwards, middle);
  return [middle - step / 2, middle + step / 2];
};

/**
 * The part of an address that leads to the figure of a statement's cell, below briefs/; empty where
 * no reporter is stated, as such cells have no figure.
 */
export const figureAddress = ({ dyad, flow, period, reporter, value }) => {
  if (!reporter) return "";
  const slug = `${dyad}-${flow}-${period.replaceAll("/", "-")}-${reporter}`.toLowerCase();
  return `${dyad}/statements/#figure-${slug}${value === "" ? "-growth" : ""}`;
};
