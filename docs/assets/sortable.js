// Tables of the class bb-sortable get heads that sort and a field that filters their rows; without
// this they are plain tables.
import { makeSortable, markSorted } from "./sort-heads.js";

const NUMBER = /^-?\d+(\.\d+)?$/;
const UNSTATED = ".bb-none";
const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

/** What a cell is sorted by: its data-sort, or that of what it holds, or its text. */
const textOf = (cell) => {
  const marked = cell.matches("[data-sort]") ? cell : cell.querySelector("[data-sort]");
  if (marked) return marked.dataset.sort;
  return cell.querySelector(UNSTATED) ? "" : cell.textContent.trim();
};

/** The text of a number as a computer reads it: 1,234.5 and −3 % have signs for people. */
const plainNumber = (text) => text.replace(/[\s,$%]/g, "").replace("−", "-");

/** A comparison of the texts of one column: as numbers where all are numbers. */
const comparison = (texts) => {
  const stated = texts.filter(Boolean);
  const areNumbers = stated.every((text) => NUMBER.test(plainNumber(text)));
  return areNumbers ? (one, other) => plainNumber(one) - plainNumber(other) : collator.compare;
};

const sortRows = (table, head, isAscending) => {
  for (const body of table.tBodies) {
    const rows = [...body.rows].map((row) => ({ row, text: textOf(row.cells[head.cellIndex]) }));
    const compare = comparison(rows.map(({ text }) => text));
    const sign = isAscending ? 1 : -1;
    rows.sort((one, other) =>
      !one.text - !other.text || (one.text && sign * compare(one.text, other.text)) || 0);
    body.append(...rows.map(({ row }) => row));
  }
  markSorted(head, isAscending);
};

const addFilter = (table) => {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const texts = rows.map((row) => row.textContent.toLocaleLowerCase());
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("output");
  const line = document.createElement("p");
  line.className = "bb-row-filter";
  field.type = "search";
  label.append("Filter rows ", field);
  count.setAttribute("aria-live", "polite");
  line.append(label, count);
  const show = () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/);
    rows.forEach((row, index) => { row.hidden = !words.every((word) => texts[index].includes(word)); });
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} rows`;
  };
  field.addEventListener("input", show);
  show();
  (table.closest(".bb-scroll") ?? table).before(line);
};

for (const table of document.querySelectorAll("table.bb-sortable")) {
  makeSortable(table.tHead.rows[0].cells, (head, isAscending) => sortRows(table, head, isAscending));
  addFilter(table);
}
