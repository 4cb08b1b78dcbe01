// Which statements are chosen and in which order, and how a choice stands in an address.

export const UNSTATED = "none";
const NOTHING = {
  reporter: "", partner: "", flow: "", from: "", to: "", years: "", kind: "", sort: "-period", page: "1",
};
const CHOICE_NAMES = Object.keys(NOTHING);
const PAGE_ROWS = 100;

const numberOf = (text) => (text === "" ? null : Number(text));

const NUMBERS = {
  period: ({ first, last }) => first + last / 1e6,
  value: ({ value }) => numberOf(value),
  rounding: ({ rounding }) => numberOf(rounding),
  growth: ({ growth }) => numberOf(growth),
};

/** The choice that keeps every statement, the latest period first. */
export const everything = () => ({ ...NOTHING });

/**
 * The choice of an address; what it names and nobody offers is passed over.
 *
 * @param {string} query of the address.
 * @param {Record<string, string[]>} offered the values that each name may have, without the page.
 */
export const readChoice = (query, offered) => {
  const given = new URLSearchParams(query);
  const choice = everything();
  for (const [name, values] of Object.entries(offered)) {
    if (values.includes(given.get(name))) choice[name] = given.get(name);
  }
  if (/^[1-9]\d{0,6}$/.test(given.get("page") ?? "")) choice.page = given.get("page");
  return choice;
};

/** A choice as the query of an address: what differs from everything, or nothing at all. */
export const choiceQuery = (choice) => {
  const query = new URLSearchParams();
  for (const name of CHOICE_NAMES) if (choice[name] !== NOTHING[name]) query.set(name, choice[name]);
  return query.size ? `?${query}` : "";
};

/** Whether a choice leaves out any statement. */
export const isFiltering = (choice) =>
  CHOICE_NAMES.some((name) => !["sort", "page"].includes(name) && choice[name] !== NOTHING[name]);

const fitting = (choice) => {
  const tests = [];
  for (const name of ["reporter", "partner", "flow", "kind"]) {
    const wanted = choice[name] === UNSTATED ? "" : choice[name];
    if (choice[name]) tests.push((statement) => statement[name] === wanted);
  }
  if (choice.from) tests.push(({ first }) => first >= choice.from * 12);
  if (choice.to) tests.push(({ last }) => last < (Number(choice.to) + 1) * 12);
  if (choice.years) tests.push(({ isYear }) => isYear);
  return (statement) => tests.every((test) => test(statement));
};

/** Statements in groups of one sort key each; a key of null or nothing is not stated. */
const grouping = (statements, keyOf) => {
  const groups = new Map();
  for (const statement of statements) {
    const key = keyOf(statement) ?? "";
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(statement);
  }
  return groups;
};

/**
 * A way to choose among statements. What the order of a column costs is paid once, at its first use.
 *
 * @param {object[]} statements in the order of the table.
 * @param {string} language by which words are sorted.
 * @param {(column: string, statement: object) => string} wordOf what a column shows of a statement.
 * @returns {(choice: object) => object[]} the chosen statements in the order of the choice: what is
 *   not stated stands last, and equals stay in the order of the table.
 */
export const makeChooser = (statements, language, wordOf) => {
  const collator = new Intl.Collator(language, { numeric: true });
  const orders = new Map();
  const makeOrder = (sort) => {
    const column = sort.replace("-", "");
    const number = NUMBERS[column];
    const groups = grouping(statements, number ?? ((statement) => wordOf(column, statement)));
    const keys = [...groups.keys()].filter((key) => key !== "");
    keys.sort(number ? (one, other) => one - other : collator.compare);
    if (column !== sort) keys.reverse();
    return [...keys, ""].flatMap((key) => groups.get(key) ?? []);
  };
  return (choice) => {
    if (!orders.has(choice.sort)) orders.set(choice.sort, makeOrder(choice.sort));
    return orders.get(choice.sort).filter(fitting(choice));
  };
};

/** The rows of one page: its number within bounds, its statements, and where they stand. */
export const pageOf = (chosen, wanted) => {
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE_ROWS));
  const page = Math.min(Number(wanted), pages);
  const start = (page - 1) * PAGE_ROWS;
  const statements = chosen.slice(start, start + PAGE_ROWS);
  return { page, pages, statements, start: start + 1, end: start + statements.length };
};

const SOURCE_COLUMNS = ["publisher", "title", "url", "published", "kind"];

/**
 * Chosen statements as rows of a file: the columns of the table as published, then their source's.
 *
 * @param {object[]} all every statement, in the order of the table, which the file keeps.
 * @param {string[]} columns of the table.
 * @param {object} choice
 * @returns {{fields: string[], data: string[][]}}
 */
export const chosenRows = (all, columns, choice) => ({
  fields: [...columns, ...SOURCE_COLUMNS.map((column) => `source_${column}`)],
  data: all
    .filter(fitting(choice))
    .map(({ row, source }) => [...row, ...SOURCE_COLUMNS.map((column) => source[column])]),
});
