(data) => {
  // Replaces the still images of a figure with one drawing that its controls change.
  const SVG = "http://www.w3.org/2000/svg";
  // A slider as high as WCAG 2.2 asks for, whose track is visible on light and dark pages.
  const INPUT = "[data-lectern-figure] input";
  const TRACK = "{height:6px;border-radius:3px;background:#8a8a8a}";
  const THUMB =
    "appearance:none;box-sizing:border-box;width:22px;height:22px;border:2px solid #fff;" +
    "border-radius:50%;background:#0072b2";
  const SLIDER =
    `${INPUT}{appearance:none;height:28px;background:none;cursor:pointer}` +
    `${INPUT}::-webkit-slider-runnable-track${TRACK}${INPUT}::-moz-range-track${TRACK}` +
    `${INPUT}::-webkit-slider-thumb{${THUMB};margin-top:-8px}${INPUT}::-moz-range-thumb{${THUMB}}`;
  const last = data.frames.length - 1;

  const element = (name, style, text = "") => {
    const made = document.createElement(name);
    made.style.cssText = style;
    made.textContent = text;
    return made;
  };

  const drawing = () => {
    const svg = document.createElementNS(SVG, "svg");
    const { width, height, background } = data.scene;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("role", "img");
    svg.style.cssText =
      `display:block;width:100%;min-width:${(width * 9) / 14}px;max-width:${width}px;height:auto;` +
      "font:14px sans-serif;margin:.3em 0";
    svg.innerHTML = `<g>${background}</g><g></g>`;
    return svg;
  };

  const slider = (show) => {
    const label = element("label", "display:flex;flex-wrap:wrap;gap:.2em .8em;align-items:center");
    const input = element("input", "flex:1 1 12em;margin:.3em 0");
    const value = element("output", "min-width:3.5em;font-weight:bold");
    Object.assign(input, { type: "range", min: 0, max: last, step: 1, value: data.start });
    label.append(element("span", "", data.quantity), input, value);
    input.addEventListener("input", () => show(Number(input.value)));
    const update = (index) => {
      value.textContent = data.frames[index].label;
      input.setAttribute("aria-valuetext", data.frames[index].label);
    };
    return { root: label, update };
  };

  const stepper = (show) => {
    const root = element("div", "display:flex;flex-wrap:wrap;gap:.8em;align-items:center;margin:.5em 0");
    const style =
      "font:inherit;color:inherit;background:#8a8a8a26;border:1px solid #8a8a8a;border-radius:4px;" +
      "padding:.25em .9em;cursor:pointer";
    const back = element("button", style, "◀ Back");
    const next = element("button", style, "Next ▶");
    const place = element("span", "");
    let at = data.start;
    const go = (by) => {
      const to = Math.min(last, Math.max(0, at + by));
      if (to !== at) show(to);
    };
    back.type = next.type = "button";
    back.addEventListener("click", () => go(-1));
    next.addEventListener("click", () => go(1));
    root.append(back, next, place);
    // A disabled button would lose the keyboard focus.
    const allow = (button, allowed) => {
      button.setAttribute("aria-disabled", String(!allowed));
      button.style.opacity = allowed ? 1 : 0.45;
    };
    const update = (index) => {
      at = index;
      place.textContent = `Step ${index + 1} of ${last + 1}: ${data.frames[index].label}`;
      allow(back, index > 0);
      allow(next, index < last);
    };
    return { root, update };
  };

  const enliven = (figure) => {
    if (figure.dataset.live) return;
    figure.dataset.live = "yes";
    // The figure handles its keys; they must not move between slides or cells.
    figure.setAttribute("data-lm-suppress-shortcuts", "true");
    figure.setAttribute("data-p-suppress-shortcuts", "true");
    figure.addEventListener("keydown", (event) => event.stopPropagation());
    const svg = drawing();
    const box = element("div", "overflow-x:auto"); // phones scroll rather than shrink the text
    box.append(svg);
    const words = element("p", "margin:.4em 0;min-height:3em");
    words.setAttribute("aria-live", "polite");
    const control = (data.control === "SLIDER" ? slider : stepper)((index) => show(index));
    const show = (index) => {
      svg.lastChild.innerHTML = data.frames[index].drawing;
      svg.setAttribute("aria-label", data.frames[index].words);
      words.textContent = data.frames[index].words;
      control.update(index);
    };
    figure.querySelectorAll("[data-still]").forEach((still) => still.remove());
    figure.append(element("style", "", SLIDER), control.root, box, words);
    show(data.start);
  };

  // A front end may run the script before it puts the figure into the page.
  const start = (tries) => {
    const figures = document.querySelectorAll(`[data-lectern-figure="${data.key}"]`);
    figures.forEach(enliven);
    if (figures.length === 0 && tries > 0) setTimeout(() => start(tries - 1), 100);
  };
  start(50);
}
