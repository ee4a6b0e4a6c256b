// Turns the page into a deck: divides what is too tall for one slide, then starts reveal.js.
(() => {
  const WIDTH = 1280;
  const HEIGHT = 720;
  const ROOM = 696; // pixels available to the parts, whose heights do not include the gaps between them
  const TALL = 160; // pixels; an output taller than this appears one step after its code
  const SLIGHTLY = 0.72; // the smallest scale of a slide before it is divided
  const SMALLEST = 0.55; // the smallest scale of a part before it scrolls

  // Returns the parts of a cell that may be on different slides: prose, code, and each output.
  const partsOf = (cell) => {
    if (!cell.matches(".jp-CodeCell")) return [cell];
    const outputs = [...cell.querySelectorAll(".jp-OutputArea-child")];
    return [cell.querySelector(".jp-Cell-inputWrapper"), ...outputs];
  };

  const isTallOutput = (part) =>
    part.matches(".jp-OutputArea-child") && part.getBoundingClientRect().height > TALL;

  // Returns the parts of a slide in steps. Each step appears on a key press, except for the first.
  const stepsOf = (slide) => {
    const steps = [[]];
    for (const child of slide.children) {
      const isFragment = child.matches(".fragment");
      if (isFragment && steps[0].length) steps.push([]);
      for (const part of (isFragment ? [...child.children] : [child]).flatMap(partsOf)) {
        if (isTallOutput(part) && steps.at(-1).length) steps.push([]);
        steps.at(-1).push(part);
      }
    }
    return steps;
  };

  const heightOf = (part) => {
    const style = getComputedStyle(part);
    return part.getBoundingClientRect().height + parseFloat(style.marginTop) + parseFloat(style.marginBottom);
  };

  // Shrinks parts until they fit on one slide; returns whether they do.
  const shrink = (parts, smallest) => {
    const height = () => parts.reduce((sum, part) => sum + heightOf(part), 0);
    for (let scale = 1; height() > ROOM; scale -= 0.05) {
      if (scale < smallest) return false;
      parts.forEach((part) => (part.style.zoom = scale));
    }
    return true;
  };

  // Divides a slide into several ones if its parts do not fit, even when slightly shrunk.
  const divide = (slide) => {
    const notes = [...slide.querySelectorAll("aside.notes")];
    notes.forEach((note) => note.remove());
    const steps = stepsOf(slide);
    const parts = steps.flat();
    slide.replaceChildren(...parts);
    const pages = shrink(parts, SLIGHTLY) ? [parts] : pagesOf(parts);
    let last = slide;
    for (const page of pages) {
      const section = page === pages[0] ? slide : document.createElement("section");
      if (section !== slide) last.after(section);
      section.append(...page);
      appear(page, steps);
      last = section;
    }
    slide.append(...notes);
  };

  // Distributes parts over pages, as many on each page as fit.
  const pagesOf = (parts) => {
    parts.forEach((part) => (part.style.zoom = ""));
    const pages = [[]];
    let room = ROOM;
    for (const part of parts) {
      const height = heightOf(part);
      if (height > room && pages.at(-1).length) {
        pages.push([]);
        room = ROOM;
      }
      pages.at(-1).push(part);
      room -= height;
    }
    joinCodeAlone(pages);
    pages.forEach((page) => shrink(page, SMALLEST) || page.forEach(fit));
    return pages.filter((page) => page.length);
  };

  // Moves code that would be alone on a slide to its result, which is shrunk to make room.
  const joinCodeAlone = (pages) => {
    pages.slice(0, -1).forEach((page, i) => {
      const isCodeAlone = page.length === 1 && page[0].matches(".jp-Cell-inputWrapper");
      const height = heightOf(page[0]) + SMALLEST * heightOf(pages[i + 1][0]);
      if (isCodeAlone && height < ROOM) pages[i + 1].unshift(page.pop());
    });
  };

  // Makes every step of a page except for the first appear on a key press.
  const appear = (page, steps) => {
    const stepOf = (part) => steps.findIndex((step) => step.includes(part));
    for (const part of page) {
      if (stepOf(part) === stepOf(page[0])) continue;
      part.classList.add("fragment");
      part.dataset.fragmentIndex = stepOf(part);
    }
  };

  // Shrinks a part that is taller than a slide, or makes it scroll.
  const fit = (part) => {
    if (shrink([part], SMALLEST)) return;
    part.classList.add("scrolls");
    part.tabIndex = 0;
  };

  const showPlace = (title) => {
    const place = document.createElement("p");
    place.className = "place";
    place.setAttribute("aria-hidden", "true");
    document.body.append(place);
    const update = () => {
      const headings = [...document.querySelectorAll(".slides h2")];
      const now = Reveal.getCurrentSlide();
      const before = headings.filter(
        (heading) =>
          now.contains(heading) ||
          now.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_PRECEDING,
      );
      place.textContent = [title, before.at(-1)?.firstChild.textContent].filter(Boolean).join(" · ");
    };
    Reveal.on("slidechanged", update);
    update();
  };

  const start = async () => {
    const root = document.querySelector(".reveal");
    await MathJax.startup.promise.catch(console.error); // a deck without formulas is better than none
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    root.classList.add("measuring");
    fitFormulas();
    const slides = [...root.querySelectorAll("section > section")];
    slides.forEach(divide);
    root.classList.remove("measuring");
    await Reveal.initialize({
      width: WIDTH,
      height: HEIGHT,
      margin: 0.06,
      center: false,
      hash: true,
      slideNumber: "c/t",
      transition: "none",
      plugins: [RevealNotes],
      keyboard: { 68: window.turnTheme },
    });
    Reveal.registerKeyboardShortcut("D", "Dark or light");
    showPlace(root.dataset.title);
    document.documentElement.dataset.ready = "yes";
  };

  start();
})();
