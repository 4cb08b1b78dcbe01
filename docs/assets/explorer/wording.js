// Statements, numbers and what the chart shows in words.

const MINUS = "−";

/** Digits as published, with commas between thousands and a real minus sign. */
export const grouped = (text) => {
  const [whole, ...decimals] = text.replace("-", MINUS).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...decimals].join(".");
};

/** A number of things as text. */
export const count = (number) => grouped(String(number));

/** A stated number with the word that says how it is meant. */
export const amount = (text, qualifier) =>
  qualifier === "exact" ? grouped(text) : `${qualifier} ${grouped(text)}`;

/** Which of the chosen rows are listed. */
export const rowsText = ({ start, end }, all) =>
  all ? `rows ${count(start)}–${count(end)} of ${count(all)}` : "no rows";

/**
 * The sentences that name economies and flows.
 *
 * @param {(code: string) => string} name the word for a code.
 */
export const makeWording = (name) => {
  const dyadText = (dyad) => dyad.toUpperCase().split("-").map(name).join("–");
  const pairText = ({ reporter, partner, dyad }) =>
    reporter ? `${name(reporter)} on trade with ${name(partner)}` : `${dyadText(dyad)}, reporter not stated`;
  const countedPair = (pair) => `${pairText(pair)} (${count(pair.marks.length)})`;
  const statementText = ({ pair, flow, period, value, qualifier, publisher }) =>
    `${pairText(pair)}: ${name(flow)}, ${period}, ${amount(value, qualifier)} million US dollars, ${publisher}`;
  const chartText = ({ pairs, drawn }) =>
    `Chart of ${count(drawn)} ${drawn === 1 ? "statement" : "statements"} of value: `
    + `${pairs.map(countedPair).join("; ")}. The table lists each.`;
  return { name, dyadText, countedPair, statementText, chartText };
};

/** What the chart leaves out of so many chosen statements, or nothing. */
export const omissionsText = (chosen, { pairs, offered, drawn, valued }) => {
  const sentences = [];
  if (pairs.length < offered) {
    sentences.push(
      `The chart shows ${pairs.length} of ${offered} pairs of reporter and partner, those with most values: `
      + `${count(drawn)} of ${count(valued)} marks. Choose a reporter or a partner to see the others.`,
    );
  }
  const without = chosen - valued;
  if (without === 1) sentences.push("1 of the rows states growth alone and has no mark.");
  if (without > 1) sentences.push(`${count(without)} of the rows state growth alone and have no mark.`);
  return sentences.join(" ");
};
