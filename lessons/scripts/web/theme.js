// The theme, light or dark: the reader's last choice, or otherwise the system's setting.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem("lectern-theme");
    } catch {
      return null; // storage may not be available to pages opened from a folder
    }
  };

  const show = (theme) => {
    root.dataset.theme = theme;
  };

  const keep = (theme) => {
    try {
      localStorage.setItem("lectern-theme", theme);
    } catch {
      // the choice then lasts until the reader leaves the page
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
