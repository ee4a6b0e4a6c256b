// Makes everything that scrolls focusable, so that it can be scrolled by keyboard.
(() => {
  const mark = () => {
    for (const box of document.querySelectorAll("article pre, article [style*='overflow-x']")) {
      const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1;
      if (scrolls) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("load", mark);
  addEventListener("resize", () => {
    fitFormulas();
    mark();
  });
})();
