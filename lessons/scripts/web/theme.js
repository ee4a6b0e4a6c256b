// Light or dark: as the reader chose before, else as the system has it.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem("lectern-theme");
    } catch {
      return null; // pages opened from a folder may be allowed no storage
    }
  };

  const show = (theme) => {
    root.dataset.theme = theme;
  };

  const keep = (theme) => {
    try {
      localStorage.setItem("lectern-theme", theme);
    } catch {
      // then it lasts until the page is left
    }
  };

  const system = () => (dark.matches ? "dark" : "light");
  show(chosen() ?? system());
  dark.addEventListener("change", () => show(chosen() ?? system()));

  window.turnTheme = () => {
    const theme = root.dataset.theme === "dark" ? "light" : "dark";
    keep(theme);
    show(theme);
  };
})();
