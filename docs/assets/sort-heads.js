// Heads of a table as buttons that ask for an order; the sorted head says so to every reader.

/**
 * Make heads into buttons. A press asks for the ascending order, another for the descending one.
 *
 * @param {Iterable<HTMLTableCellElement>} heads
 * @param {(head: HTMLTableCellElement, isAscending: boolean) => void} order puts rows in order.
 */
export const makeSortable = (heads, order) => {
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bb-sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => order(head, head.getAttribute("aria-sort") !== "ascending"));
  }
};

/** Mark the one head by which the rows of its table are sorted. */
export const markSorted = (head, isAscending) => {
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
};
