// Makes everything that scrolls focusable, and marks the section being read in the contents.
(() => {
  const SCROLLING =
    "article pre, article [style*='overflow-x'], .jp-RenderedMarkdown, .jp-OutputArea-output," +
    " mjx-container[display='true']";

  const makeFocusable = () => {
    const boxes = [...document.querySelectorAll(SCROLLING)];
    // The frame of a focusable box takes width from what it contains.
    for (const box of boxes) box.removeAttribute("tabindex");
    for (const box of boxes.filter(scrolls)) box.tabIndex = 0;
  };

  const scrolls = (box) => {
    const { overflowX, overflowY } = getComputedStyle(box);
    const isHigh = overflowY !== "hidden" && box.scrollHeight > box.clientHeight + 1;
    return overflowX !== "visible" && (box.scrollWidth > box.clientWidth || isHigh);
  };

  // A wide table scrolls alone, without the paragraphs of its cell.
  const boxTables = () => {
    for (const table of document.querySelectorAll(".jp-RenderedMarkdown table")) {
      const box = document.createElement("div");
      box.style.overflowX = "auto";
      table.replaceWith(box);
      box.append(table);
    }
  };

  // Broken lines would destroy what is drawn with characters, such as the summary of a net.
  const keepDrawings = () => {
    for (const pre of document.querySelectorAll(".jp-RenderedText pre")) {
      if (/^_{20,}$/m.test(pre.textContent)) pre.classList.add("drawing");
    }
  };

  const headings = [...document.querySelectorAll("article h2[id]")];
  const linkOf = (heading) => document.querySelector(`#course a[href="#${CSS.escape(heading.id)}"]`);

  // The section being read is the last one whose heading is in the upper third of the window, or, at
  // the end of the page, the last one.
  const markSection = () => {
    const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const line = isAtEnd ? innerHeight : innerHeight / 3;
    const read = headings.filter((one) => one.getBoundingClientRect().top < line).at(-1);
    for (const heading of headings) {
      if (heading === read) linkOf(heading)?.setAttribute("aria-current", "location");
      else linkOf(heading)?.removeAttribute("aria-current");
    }
  };

  boxTables();
  keepDrawings();
  addEventListener("load", () => {
    MathJax.startup?.promise?.then(makeFocusable);
    makeFocusable();
    markSection();
  });
  addEventListener("resize", () => {
    fitFormulas();
    makeFocusable();
    markSection();
  });
  addEventListener("scroll", markSection, { passive: true });
})();
