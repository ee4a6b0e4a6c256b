// MathJax, which is read after this; formulas are written as in Jupyter.
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
};
