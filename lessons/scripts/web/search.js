// Searches all pages: shows the sections that contain every word, best first.
(() => {
  const MOST = 12; // results
  const AROUND = 60; // characters shown on each side of the first word
  const form = document.querySelector("form[role=search]");
  const input = form.querySelector("input");
  const list = form.querySelector("ol");
  form.hidden = false;

  // A word in the heading counts as much as ten in the text.
  const scoreOf = (section, words) => {
    const heading = `${section.title} ${section.heading}`.toLowerCase();
    const text = section.text.toLowerCase();
    const scores = words.map((word) => (heading.includes(word) ? 10 : 0) + Math.min(9, text.split(word).length - 1));
    return scores.every((score) => score > 0) ? scores.reduce((sum, score) => sum + score, 0) : 0;
  };

  const extract = (section, words) => {
    const at = Math.max(0, section.text.toLowerCase().indexOf(words[0]) - AROUND);
    return (at > 0 ? "… " : "") + section.text.slice(at, at + 2 * AROUND) + " …";
  };

  const resultOf = (section, words) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${form.dataset.up}${encodeURI(section.page)}${section.place ? `#${encodeURIComponent(section.place)}` : ""}`;
    link.textContent = [section.title, section.heading].filter(Boolean).join(": ");
    const text = document.createElement("span");
    text.textContent = extract(section, words);
    item.append(link, text);
    return item;
  };

  const note = (text) => Object.assign(document.createElement("li"), { textContent: text });

  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = window.searchIndex
      .map((section) => ({ section, score: words.length ? scoreOf(section, words) : 0 }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    const items = found.slice(0, MOST).map(({ section }) => resultOf(section, words));
    list.replaceChildren(...(items.length ? items : [note("No section contains all of these words.")]));
    list.hidden = words.length === 0;
  };

  input.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.value = "";
    search();
  });
  document.addEventListener("click", (event) => (list.hidden ||= !form.contains(event.target)));
  list.addEventListener("click", () => (list.hidden = true));
})();
