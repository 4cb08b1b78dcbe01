// The table of one page of chosen statements.
import { amount, grouped } from "./wording.js";

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

const unstated = (text = "not stated") => element("span", "bb-none", text);

const note = (text) => element("span", "bb-inferred", text);

const link = (href, text, name) => {
  const made = element("a", "", text);
  made.href = href;
  if (name) made.setAttribute("aria-label", name);
  return made;
};

const isWebAddress = (text) => /^https?:\/\//i.test(text);

/** What is added below a cell: columns that were read into the text, and an open period. */
const notes = {
  period: ({ inferred, status }) => [
    ...(inferred.split(" ").includes("period") ? ["inferred"] : []),
    ...(status === "final" ? [] : [status]),
  ],
  reporter: ({ inferred }) => (inferred.split(" ").includes("reporter") ? ["inferred"] : []),
  flow: ({ inferred }) => (inferred.split(" ").includes("flow") ? ["inferred"] : []),
  growth: ({ inferred }) => (inferred.split(" ").includes("growth_pct") ? ["inferred"] : []),
};

const figureLink = (statement, { figureOf, name }) => {
  const address = figureOf(statement);
  if (!address) return unstated("none");
  const { flow, period, reporter } = statement;
  return link(address, "Figure", `Figure: ${name(flow)}, ${period}, reported by ${name(reporter)}`);
};

const contents = {
  period: ({ period }) => period,
  flow: ({ flow }, { name }) => name(flow),
  value: ({ value, qualifier }) => (value ? amount(value, qualifier) : unstated()),
  rounding: ({ rounding }) => (rounding ? grouped(rounding) : unstated()),
  growth: ({ growth, growthQualifier }) => (growth ? amount(growth, growthQualifier) : unstated()),
  reporter: ({ reporter }, { name }) => (reporter ? name(reporter) : unstated()),
  partner: ({ partner, dyad }, { name, dyadText }) =>
    partner ? name(partner) : unstated(dyadText(dyad)),
  authority: ({ authority, attribution }) =>
    element("span", "", authority, attribution && element("span", "bb-note", attribution)),
  publisher: ({ publisher, source }) => {
    const named = isWebAddress(source.url) ? link(source.url, publisher) : publisher;
    return element("span", "", named, element("span", "bb-note", source.published || "undated"));
  },
  figure: figureLink,
};

/**
 * Put statements into the body of a table.
 *
 * @param {HTMLTableElement} table with a data-column on each head.
 * @param {object[]} statements
 * @param {object} context the wording, and as figureOf the address of a statement's figure, empty
 *   where it has none.
 */
export const showRows = (table, statements, context) => {
  const heads = [...table.tHead.rows[0].cells];
  const rows = statements.map((statement) => {
    const cells = heads.map((head, place) => {
      const column = head.dataset.column;
      const cell = element(place ? "td" : "th", head.className, contents[column](statement, context));
      cell.append(...(notes[column]?.(statement) ?? []).map(note));
      if (!place) cell.scope = "row";
      return cell;
    });
    return element("tr", "", ...cells);
  });
  table.tBodies[0].replaceChildren(...rows);
};
