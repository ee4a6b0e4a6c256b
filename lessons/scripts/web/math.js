// The settings of MathJax, which is loaded after this script. Formulas are written as in Jupyter.
(() => {
  // Shrinks formulas that are too wide for the page.
  window.fitFormulas = () => {
    for (const formula of document.querySelectorAll("mjx-container[display='true']")) {
      formula.style.fontSize = "";
      const width = formula.querySelector("svg").getBoundingClientRect().width;
      if (width > formula.clientWidth) {
        formula.style.fontSize = `${Math.floor((100 * formula.clientWidth) / width)}%`;
      }
    }
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
      pageReady: () => MathJax.startup.defaultPageReady().then(window.fitFormulas),
    },
  };
})();
