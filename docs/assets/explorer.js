// The explorer: the published statements, chosen, counted, drawn and listed in the reader's browser.
// Its page says what to do without it.
import { makeChart } from "./explorer/chart.js";
import {
  UNSTATED, choiceQuery, chosenRows, everything, isFiltering, makeChooser, pageOf, readChoice,
} from "./explorer/choosing.js";
import { readMarks } from "./explorer/marks.js";
import { figureAddress, readStatements } from "./explorer/statements.js";
import { showRows } from "./explorer/table.js";
import { grouped, makeWording, omissionsText, rowsText } from "./explorer/wording.js";
import { makeSortable, markSorted } from "./sort-heads.js";

const { Papa, uPlot } = globalThis;
const FILE_NAME = "trade_totals-selection.csv";
const CSV = { delimiter: ",", newline: "\n", skipEmptyLines: true };

const root = document.querySelector(".bb-explorer");
const part = (name) => root.querySelector(`[data-part=${name}]`);
const fields = Object.fromEntries([...root.querySelectorAll("select, input")].map((field) => [field.name, field]));
const table = part("table");
const heads = [...table.tHead.rows[0].cells].filter((head) => head.matches("[data-sorts]"));
const steps = [...root.querySelectorAll("[data-step]")];
const briefs = new Set(root.dataset.briefs.split(" "));

const words = Object.fromEntries(
  [fields.reporter, fields.partner, fields.flow]
    .flatMap(({ options }) => [...options])
    .filter(({ value }) => value && value !== UNSTATED)
    .map(({ value, text }) => [value, text]),
);
const wording = makeWording((code) => words[code] ?? code);

const figureOf = (statement) => {
  const address = briefs.has(statement.dyad) ? figureAddress(statement) : "";
  return address && root.dataset.root + address;
};

const offered = () => ({
  ...Object.fromEntries(Object.values(fields).map((field) => [
    field.name, field.type === "checkbox" ? [field.value] : [...field.options].map(({ value }) => value),
  ])),
  sort: heads.flatMap(({ dataset }) => [dataset.column, `-${dataset.column}`]),
});

const readTable = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return Papa.parse(await answer.text(), CSV).data;
};

const save = (text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = FILE_NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const showLegend = (pairs) => {
  part("pairs").replaceChildren(...pairs.map((pair, place) => {
    const item = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.className = `bb-mark bb-pair-${place}`;
    item.append(swatch, ` ${wording.countedPair(pair)}`);
    return item;
  }));
};

const start = (totals, sources) => {
  const statements = readStatements(totals, sources);
  const wordOf = (column, statement) => wording.name(statement[column]);
  const choose = makeChooser(statements, document.documentElement.lang, wordOf);
  const values = offered();
  let choice = readChoice(location.search, values);
  let draw = null;

  const showChart = (chosen) => {
    const found = readMarks(chosen);
    part("chart").hidden = !found.drawn;
    part("chart-note").textContent = omissionsText(chosen.length, found);
    part("reading").textContent = "";
    showLegend(found.pairs);
    part("drawing").setAttribute("aria-label", wording.chartText(found));
    if (!found.drawn) return;
    const point = (statement) => { part("reading").textContent = statement ? wording.statementText(statement) : ""; };
    draw ??= makeChart(uPlot, part("drawing"), (value) => grouped(String(value)), point);
    draw(found.pairs);
  };

  const show = () => {
    for (const field of Object.values(fields)) {
      if (field.type === "checkbox") field.checked = choice[field.name] === field.value;
      else field.value = choice[field.name];
    }
    const chosen = choose(choice);
    const listed = pageOf(chosen, choice.page);
    part("count").textContent = rowsText(listed, chosen.length);
    part("results").hidden = !chosen.length;
    part("empty").hidden = chosen.length > 0;
    part("download").disabled = !chosen.length;
    part("all").disabled = !isFiltering(choice);
    for (const button of steps) {
      const target = listed.page + Number(button.dataset.step);
      button.setAttribute("aria-disabled", String(target < 1 || target > listed.pages));
      button.parentElement.hidden = listed.pages === 1;
    }
    const sorted = heads.find(({ dataset }) => dataset.column === choice.sort.replace("-", ""));
    markSorted(sorted, !choice.sort.startsWith("-"));
    showRows(table, listed.statements, { ...wording, figureOf });
    showChart(chosen);
  };

  const change = (changes) => {
    choice = { ...choice, page: "1", ...changes };
    history.pushState(null, "", location.pathname + choiceQuery(choice));
    show();
  };

  const turn = (button) => {
    if (button.getAttribute("aria-disabled") === "true") return;
    const { page } = pageOf(choose(choice), choice.page);
    change({ page: String(page + Number(button.dataset.step)) });
    if (table.getBoundingClientRect().top < 0) table.scrollIntoView();
  };

  const showAll = () => {
    change(everything());
    fields.reporter.focus();
  };

  for (const field of Object.values(fields)) {
    field.addEventListener("change", () => {
      const value = field.type === "checkbox" && !field.checked ? "" : field.value;
      change({ [field.name]: value });
    });
  }
  makeSortable(heads, (head, isAscending) => change({ sort: `${isAscending ? "" : "-"}${head.dataset.column}` }));
  for (const button of steps) button.addEventListener("click", () => turn(button));
  part("all").addEventListener("click", showAll);
  part("reset").addEventListener("click", showAll);
  part("download").addEventListener("click", () => {
    save(`${Papa.unparse(chosenRows(statements, totals[0], choice), { newline: "\n" })}\n`);
  });
  addEventListener("popstate", () => {
    choice = readChoice(location.search, values);
    show();
  });
  part("plain").hidden = true;
  part("controls").hidden = false;
  show();
};

try {
  start(...await Promise.all([root.dataset.totals, root.dataset.sources].map(readTable)));
} catch (error) {
  console.error(error);
  part("controls").hidden = part("results").hidden = part("plain").hidden = true;
  part("failure").hidden = false;
}
