// Makes everything that scrolls focusable, and marks the section being read in the contents.
(() => {
  const SCROLLING =
    "article pre, article [style*='overflow-x'], .jp-RenderedMarkdown, .jp-OutputArea-output";

  const makeFocusable = () => {
    for (const box of document.querySelectorAll(SCROLLING)) {
      const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1;
      if (scrolls && getComputedStyle(box).overflowX !== "visible") box.tabIndex = 0;
      else box.removeAttribute("tabindex");
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

  addEventListener("load", () => {
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
