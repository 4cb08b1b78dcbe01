// The pages are complete without this; it adds copying, opens what an address names, and filters
// rows.
"use strict";

(() => {
  const asText = (node) => {
    const copy = node.cloneNode(true);
    for (const link of copy.querySelectorAll("a")) link.append(` (${link.href})`);
    for (const item of copy.querySelectorAll("li + li")) item.prepend("; ");
    return copy.textContent.trim();
  };

  const popoverText = (popover) => {
    const rows = [...popover.querySelectorAll("dt")].map(
      (name) => `${asText(name)}: ${asText(name.nextElementSibling)}`,
    );
    const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
    const title = popover.querySelector(".bb-popover-title").textContent;
    return [title, ...rows, `${page}#${popover.id.replace("popover-", "figure-")}`].join("\n");
  };

  const copyFrom = async (button) => {
    const popover = button.closest("[popover]");
    const beside = () => button.dataset.copy ?? button.previousElementSibling.innerText;
    await navigator.clipboard.writeText(popover ? popoverText(popover) : beside());
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  };

  const openNamed = () => {
    const button = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    button?.closest("details")?.setAttribute("open", "");
    if (button?.matches(".bb-conflict")) button.scrollIntoView();
    if (!button?.matches(".bb-figure")) return;
    button.scrollIntoView({ block: "center" });
    if (!button.popoverTargetElement?.matches(":popover-open")) button.click();
    button.focus();
  };

  // Selectors of rows: what the address chooses, and the rows that fit.
  const filterRows = (filter) => {
    const selects = [...filter.querySelectorAll("select")];
    const names = selects.map((select) => select.name);
    const rows = [...filter.parentElement.querySelectorAll(names.map((name) => `[data-${name}]`).join(""))];
    const groups = [...filter.parentElement.querySelectorAll("[data-group]")];
    const chosen = new URLSearchParams(location.search);
    for (const select of selects) {
      const wanted = chosen.get(select.name);
      if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
    }
    const fits = (row) => selects.every(
      ({ name, value }) => !value || row.getAttribute(`data-${name}`).split(" ").includes(value),
    );
    const show = () => {
      for (const row of rows) row.hidden = !fits(row);
      const isChosen = selects.some((select) => select.value);
      for (const group of groups) {
        group.hidden = !rows.some((row) => !row.hidden && group.contains(row));
        if (group.matches("details")) group.open = isChosen && !group.hidden;
      }
      const count = rows.filter((row) => !row.hidden).length;
      filter.querySelector("output").textContent = `${count} ${filter.dataset.what}`;
    };
    const choose = () => {
      const query = new URLSearchParams();
      for (const select of selects) if (select.value) query.set(select.name, select.value);
      history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
      show();
    };
    for (const select of selects) select.addEventListener("change", choose);
    filter.hidden = false;
    show();
  };

  for (const filter of document.querySelectorAll(".bb-filter")) filterRows(filter);
  for (const button of document.querySelectorAll(".bb-copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => copyFrom(button));
  }
  for (const region of document.querySelectorAll(".md-typeset__scrollwrap")) region.tabIndex = 0;
  addEventListener("hashchange", openNamed);
  openNamed();
})();
