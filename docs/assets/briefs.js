// The pages are complete without this; it adds copying, and opens the figure that an address names.
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
    await navigator.clipboard.writeText(popover ? popoverText(popover) : button.dataset.copy);
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  };

  const openNamedFigure = () => {
    const button = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!button?.matches(".bb-figure")) return;
    button.closest("details")?.setAttribute("open", "");
    button.scrollIntoView({ block: "center" });
    if (!button.popoverTargetElement?.matches(":popover-open")) button.click();
    button.focus();
  };

  for (const button of document.querySelectorAll(".bb-copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => copyFrom(button));
  }
  for (const region of document.querySelectorAll(".md-typeset__scrollwrap")) region.tabIndex = 0;
  addEventListener("hashchange", openNamedFigure);
  openNamedFigure();
})();
