// The settings of MathJax, which is loaded after this script. Formulas are written as in Jupyter.
(() => {
  const SMALLEST = 70; // percent; below that, subscripts are illegible, so the formula scrolls

  // Shrinks formulas that are too wide for the page. Their width is not quite proportional to the
  // size of the font, because browsers round its x-height.
  window.fitFormulas = () => {
    for (const formula of document.querySelectorAll("mjx-container[display='true']")) {
      formula.style.fontSize = "";
      const width = () => formula.querySelector("svg").getBoundingClientRect().width;
      const room = formula.clientWidth;
      let scale = Math.floor((100 * room) / width());
      if (scale >= 100) continue;
      do {
        scale = Math.max(SMALLEST, scale);
        formula.style.fontSize = `${scale}%`;
      } while (width() > room && scale-- > SMALLEST);
    }
  };

  // Keeps the punctuation after a formula on the line of the formula.
  const tiePunctuation = () => {
    for (const formula of document.querySelectorAll("mjx-container:not([display])")) {
      const next = formula.nextSibling;
      const mark = next?.nodeType === Node.TEXT_NODE && next.data.match(/^[.,;:!?)\u2019"]+/)?.[0];
      if (!mark) continue;
      next.data = next.data.slice(mark.length);
      const tied = document.createElement("span");
      tied.style.whiteSpace = "nowrap";
      formula.replaceWith(tied);
      tied.append(formula, mark);
    }
  };

  const tidy = () => {
    tiePunctuation();
    window.fitFormulas();
  };

  window.MathJax = {
    tex: {
      inlineMath: [
        ["$", "$"],
        ["\\(", "\\)"],
      ],
      processEscapes: true,
    },
    svg: { fontCache: "global" },
    options: { enableMenu: false },
    startup: {
      pageReady: () => MathJax.startup.defaultPageReady().then(tidy),
    },
  };
})();
