// Turns the page into a deck: lays out the parts of the notebook on slides, then starts reveal.js.
(() => {
  const WIDTH = 1280;
  const HEIGHT = 720;
  const ROOM = 680; // pixels available to the parts of a slide, including their margins
  const GAP = 20; // pixels below a paragraph
  const FULL = 0.92; // share of the room that is filled before short slides are no longer joined
  const LINE = 0.1; // share of the room; prose that fills less is not alone on a slide before its code
  const TALL = 160; // pixels; an output taller than this appears one step after its code
  const SLIGHTLY = 90; // percent; the smallest scale at which text can be read from the last row
  const SMALLEST = 75; // percent; the smallest scale of a part before it scrolls
  const LEAST_WIDE = 60; // the same for a figure beside its controls, which slides enlarge
  const STEP = 5; // percent
  const LEAST_ROWS = 7; // of a table that has been shortened
  const LEAD = /^Predict, then run|:\s*$/; // a paragraph that belongs to the code below it
  const LEGIBLE = 15; // pixels; the smallest text of a picture beside its code
  const BESIDE_PICTURE = ["5fr 7fr", "1fr 1fr"]; // widths of the columns, in the order of preference
  const BESIDE_TABLE = ["1fr 1fr", "5fr 7fr", "4fr 8fr", "7fr 5fr"];

  // Returns the parts of a cell that may be on different slides: prose, code, and each output. The
  // report that nobody has answered a quiz yet would only repeat the question.
  const partsOf = (cell) => {
    if (!cell.matches(".jp-CodeCell")) return [cell];
    const outputs = [...cell.querySelectorAll(".jp-OutputArea-child")];
    const hasQuiz = cell.querySelector("[data-lectern-quiz]") !== null;
    const shown = outputs.filter((output) => !hasQuiz || !/\bnot done yet\s*$/.test(output.textContent));
    return [cell.querySelector(".jp-Cell-inputWrapper"), ...shown];
  };

  const isOutput = (part) => part.matches(".jp-OutputArea-child");

  // Notes the shape of a part while it is in its place; elsewhere it may have no size.
  const measure = (part) => {
    const boxes = [...part.querySelectorAll("img, svg")].map((one) => one.getBoundingClientRect());
    part.dataset.isTall = isOutput(part) && part.getBoundingClientRect().height > TALL;
    part.dataset.hasTable = isOutput(part) && part.querySelector("table") !== null;
    part.dataset.isWide = boxes.some((box) => box.width > 1.9 * box.height);
  };

  const isPicture = (part) => part.querySelector("img, svg:not(mjx-container svg)") !== null;
  // Returns whether the smallest text of each picture is legible. It has 9 pixels at the least width
  // that the picture states for phones.
  const isLegible = (part) =>
    [...part.querySelectorAll("svg, img")].every((picture) => {
      const least = parseFloat(picture.style.minWidth) || 0;
      return 9 * picture.getBoundingClientRect().width >= LEGIBLE * least;
    });

  const isTallOutput = (part) => part.dataset.isTall === "true";
  const isWide = (part) => part.dataset.isWide === "true";

  // Returns the parts of a slide in steps. Each step appears on a key press, except for the first.
  const stepsOf = (slide) => {
    const steps = [[]];
    for (const child of slide.children) {
      const isFragment = child.matches(".fragment");
      if (isFragment && steps[0].length) steps.push([]);
      for (const part of (isFragment ? [...child.children] : [child]).flatMap(partsOf)) {
        measure(part);
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

  // Includes the margins between the parts, which collapse with those of their children.
  const heightOfAll = (parts) =>
    parts.at(-1).getBoundingClientRect().bottom - parts[0].getBoundingClientRect().top + GAP;

  const overflows = (element) => element.scrollWidth > element.clientWidth + 1;
  const isTooWide = (part) => [part, ...part.querySelectorAll("div, pre")].some(overflows);
  const areTooLarge = (parts, room) => heightOfAll(parts) > room || parts.some(isTooWide);

  // Shrinks parts until they fit into the room; returns whether they do.
  const shrink = (parts, smallest, room) => {
    parts.forEach((part) => (part.style.zoom = ""));
    for (let percent = 100; areTooLarge(parts, room); percent -= STEP) {
      if (percent < smallest) return false;
      parts.forEach((part) => (part.style.zoom = percent / 100));
    }
    return true;
  };

  // Shrinks a picture further than the text around it, as long as it is legible.
  const shrinkPicture = (picture, parts, room) => {
    for (let percent = 100; percent >= SLIGHTLY; percent -= STEP) {
      parts.forEach((part) => (part.style.zoom = percent / 100));
      for (let small = percent; small >= SMALLEST && isLegible(picture); small -= STEP) {
        if (!areTooLarge(parts, room)) return true;
        picture.style.zoom = (small - STEP) / 100;
      }
    }
    return false;
  };

  // Replaces rows in the middle of a table until it fits into the room.
  const shortenTable = (part, room) => {
    const rows = [...part.querySelectorAll("tbody > tr")];
    const middle = rows[Math.floor(rows.length / 2)];
    if (rows.length < LEAST_ROWS) return;
    for (const cell of middle.children) cell.textContent = "\u22ee";
    part.style.zoom = (SLIGHTLY + STEP) / 100; // a scale that shrink will try
    while (heightOfAll([part]) > room && part.querySelectorAll("tbody > tr").length >= LEAST_ROWS) {
      const before = [...middle.parentElement.children].indexOf(middle);
      const after = middle.parentElement.children.length - before - 1;
      (before > after ? middle.previousElementSibling : middle.nextElementSibling).remove();
    }
  };

  // A slide of the deck: a heading, which may repeat an earlier one, and parts that appear in steps.
  class Page {
    constructor(section, heading) {
      this.section = section;
      this.heading = heading;
      if (heading) section.prepend(heading);
      this.room = ROOM - (heading ? heightOf(heading) : 0);
      this.steps = [];
      this.isFull = false;
    }

    // Adds steps if all parts fit with them; otherwise leaves the page as it was.
    add(steps, room = this.room) {
      return this.become([...this.steps, ...steps], room);
    }

    // Adds a piece of a part, which appears together with the piece before it.
    continueWith(piece) {
      const last = this.steps.at(-1) ?? [];
      return this.become([...this.steps.slice(0, -1), [...last, piece]], this.room);
    }

    // Returns whether there is only a little prose on the page.
    isLine() {
      const parts = this.steps.flat();
      const isShort = parts.length > 0 && heightOfAll(parts) < LINE * this.room;
      return isShort && parts.every((part) => part.matches(".jp-MarkdownCell"));
    }

    // Takes the last paragraph off the page if it leads into the code that follows. Returns it as a
    // part of its own, with a function that puts it back, or null if nothing else would be left.
    takeLead() {
      const part = this.steps.at(-1)?.at(-1);
      const box = part?.matches(".jp-MarkdownCell") ? part.querySelector(".jp-RenderedMarkdown") : null;
      const last = box?.lastElementChild;
      if (!last?.matches("p") || !LEAD.test(last.textContent.trim())) return null;
      if (box.children.length > 1) {
        const lead = divide(part.cloneNode(true)).at(-1);
        last.remove();
        return { part: lead, putBack: () => box.append(last) };
      }
      const all = this.steps;
      const rest = [...this.steps.slice(0, -1), this.steps.at(-1).slice(0, -1)].filter((step) => step.length);
      if (!rest.length || !this.layOut(rest.flat(), this.room)) return null;
      this.steps = rest;
      return { part, putBack: () => this.become(all, this.room) };
    }

    become(all, room) {
      if (this.isFull) return false;
      if (!this.layOut(all.flat(), room)) {
        if (this.steps.length) this.layOut(this.steps.flat(), this.room);
        return false;
      }
      this.steps = all;
      return true;
    }

    // Puts one tall output beside the other parts, or all parts below each other.
    layOut(parts, room) {
      const tall = parts.filter(isTallOutput);
      const below = () => this.layOutBelow(parts, room);
      if (tall.length !== 1 || parts.length === 1) return below();
      const beside = () => this.layOutInColumns(parts, tall[0], room);
      return isWide(tall[0]) ? below() || beside() : beside() || below();
    }

    // A picture gives way to the text that belongs to it, but not to a slide that is joined.
    layOutBelow(parts, room) {
      this.put(...parts);
      if (shrink(parts, SLIGHTLY, room)) return true;
      const pictures = parts.filter((part) => isTallOutput(part) && isPicture(part));
      return room === this.room && pictures.length === 1 && shrinkPicture(pictures[0], parts, room);
    }

    layOutInColumns(parts, tall, room) {
      const columns = document.createElement("div");
      columns.className = "columns";
      const [left, right] = [document.createElement("div"), document.createElement("div")];
      columns.append(left, right);
      const others = parts.filter((part) => part !== tall);
      const smallest = isPicture(tall) ? SMALLEST : SLIGHTLY;
      return (isPicture(tall) ? BESIDE_PICTURE : BESIDE_TABLE).some((widths) => {
        columns.style.gridTemplateColumns = widths;
        left.append(...others);
        right.append(tall);
        this.put(columns);
        return shrink(others, SLIGHTLY, room) && shrink([tall], smallest, room) && isLegible(tall);
      });
    }

    put(...parts) {
      const notes = this.section.querySelectorAll("aside.notes");
      this.section.replaceChildren(...[this.heading, ...parts, ...notes].filter(Boolean));
    }

    // Makes every step except for the first appear on a key press.
    appear() {
      this.steps.slice(1).forEach((step, i) => {
        for (const part of step) {
          part.classList.add("fragment");
          part.dataset.fragmentIndex = i;
        }
      });
    }
  }

  // Returns the text of a heading without the sign of its link.
  const textOf = (heading) =>
    [...heading.childNodes].filter((node) => !node.matches?.(".anchor-link")).map((node) => node.textContent).join("");

  // Returns a quiet copy of a heading for the slides that continue its section.
  const repeated = (heading) => {
    if (!heading) return null;
    const copy = document.createElement("p");
    copy.className = "again";
    copy.textContent = textOf(heading);
    return copy;
  };

  // A slide of the notebook: its own heading, if any, and its parts in steps.
  const read = (slide) => {
    const heading = slide.querySelector("h1, h2");
    const notes = [...slide.querySelectorAll("aside.notes")];
    notes.forEach((note) => note.remove());
    if (heading) slide.prepend(heading);
    const steps = stepsOf(slide).map((step) => step.filter((part) => part !== heading));
    return { slide, heading, notes, steps: steps.filter((step) => step.length) };
  };

  const isProse = (unit) => unit.steps.flat().every((part) => part.matches(".jp-MarkdownCell"));

  // Appends the parts of a slide to another one, which they then follow as further steps.
  const join = (unit, next) => {
    unit.steps.push(...next.steps);
    unit.notes.push(...next.notes);
    remove(next.slide);
  };

  // Distributes the parts of the deck over its slides: joins short slides, and divides long ones.
  const layOutAll = (slides) => {
    const units = [];
    for (const unit of slides.map(read)) {
      const before = units.at(-1);
      const isLedInto = before && isProse(before) && !unit.heading && !isProse(unit);
      if (isLedInto) join(before, unit);
      else units.push(unit);
    }
    const pages = [];
    let heading = null;
    for (const unit of units) {
      heading = unit.heading ?? heading;
      const before = pages.at(-1);
      if (!unit.heading && before?.add(unit.steps, FULL * before.room)) {
        before.section.append(...unit.notes);
        remove(unit.slide);
        continue;
      }
      unit.slide.replaceChildren(...unit.notes);
      pages.push(...pagesOf(unit, heading, before));
    }
    nameSections(pages.map((page) => page.section));
    pages.forEach((page) => page.appear());
  };

  // Writes the section and the subsection that each slide continues into its heading.
  const nameSections = (sections) => {
    let names = [];
    for (const section of sections) {
      const again = section.querySelector(".again");
      const headings = [...section.querySelectorAll("h1, h2, h3")];
      const first = headings.find((heading) => isAtTop(heading, section));
      if (again && first?.matches("h1, h2")) again.remove();
      else if (again) again.textContent = (first ? names.slice(0, 1) : names).join(" · ");
      for (const heading of headings) {
        names = heading.matches("h3") ? [...names.slice(0, 1), textOf(heading)] : [textOf(heading)];
      }
    }
  };

  // Returns whether nothing but the repeated heading is above a heading.
  const isAtTop = (heading, section) => {
    const range = document.createRange();
    range.setStart(section, section.querySelector(".again") ? 1 : 0);
    range.setEndBefore(heading);
    return range.toString().trim() === "";
  };

  // Returns as many pages as one slide of the notebook needs. Code stays with its results if possible.
  const pagesOf = (unit, heading, before) => {
    const pages = [new Page(unit.slide, unit.heading ?? repeated(heading))];
    const add = (steps) => pages.at(-1).add(steps);
    const turn = () => {
      if (pages.at(-1).steps.length) pages.push(pageAfter(pages.at(-1), heading));
    };
    const addToNext = (steps) => {
      turn();
      const fits = add(steps);
      if (!fits && pages.length > 1) pages.pop().section.remove();
      return fits;
    };
    const place = (part) => {
      if (add([[part]]) || addToNext([[part]])) return;
      turn();
      if (fit(part, pages.at(-1))) return;
      const pieces = piecesOf(part);
      if (pieces.length < 2) scroll(part, pages.at(-1));
      else pieces.forEach((piece, i) => (i > 0 && pages.at(-1).continueWith(piece)) || place(piece));
    };
    // Code that does not fit below a line of prose as a whole does not leave that line alone.
    const leavesLine = (cell) => isCode(cell) && pages.at(-1).isLine();
    const isCode = (cell) => !cell[0][0].matches(".jp-MarkdownCell");
    // Adds code to a new page, together with the paragraph that leads into it if both fit.
    const addWithLead = (cell) => {
      const lead = isCode(cell) ? pages.at(-1).takeLead() : null;
      if (lead && addToNext([[lead.part], ...cell])) return true;
      lead?.putBack();
      return addToNext(cell);
    };
    const cells = cellsOf(unit.steps);
    const lead = !unit.heading && isCode(cells[0]) ? before?.takeLead() : null;
    if (lead && add([[lead.part], ...unit.steps])) return pages;
    if (lead && add([[lead.part], ...cells[0]])) cells.shift();
    else lead?.putBack();
    if (pages.at(-1).steps.length === 0 && add(unit.steps)) return pages;
    for (const cell of cells) {
      if (add(cell) || (!leavesLine(cell) && addWithLead(cell))) continue;
      for (const [part] of cell) {
        if (!part.matches(".jp-MarkdownCell")) place(part);
        else if (!add([[part]]) && !addToNext([[part]])) paragraphsOf(part).forEach(place);
      }
    }
    return pages;
  };

  // Divides a cell of prose into cells with one paragraph, list or formula each.
  const paragraphsOf = (cell) => divide(cell);

  // Divides a list, or an output of several blocks, into parts with one item or block each.
  const piecesOf = (part) => {
    const isAlive = part.querySelector("[data-lectern-figure], [data-lectern-quiz], script") !== null;
    let box = part.querySelector(".jp-RenderedMarkdown, .jp-RenderedHTMLCommon");
    while (box?.children.length === 1 && box.firstElementChild.matches("div, ul, ol")) box = box.firstElementChild;
    if (isAlive || !box || [...box.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) return [part];
    const first = box.matches("ol") ? box.start : 1;
    const pieces = divide(part, box);
    pieces.forEach((piece, i) => {
      piece.classList.toggle("piece", i < pieces.length - 1);
      piece.querySelectorAll("ol").forEach((list) => (list.start = first + i));
    });
    return pieces;
  };

  // Returns copies of a part, each with one child of a box inside the part.
  const divide = (part, box = part.querySelector(".jp-RenderedMarkdown")) => {
    const blocks = [...box.children];
    box.replaceChildren();
    box.dataset.box = "";
    return blocks.map((block) => {
      const copy = part.cloneNode(true);
      copy.removeAttribute("id");
      copy.querySelector("[data-box]").append(block);
      copy.querySelector("[data-box]").removeAttribute("data-box");
      return copy;
    });
  };

  // Returns the steps of each cell, with one part per step.
  const cellsOf = (steps) => {
    const cells = [];
    for (const part of steps.flat()) {
      if (isOutput(part) && cells.length) cells.at(-1).push([part]);
      else cells.push([[part]]);
    }
    return cells;
  };

  const pageAfter = (page, heading) => {
    const section = document.createElement("section");
    page.section.after(section);
    return new Page(section, repeated(heading));
  };

  const remove = (slide) => {
    const stack = slide.parentElement;
    slide.remove();
    if (!stack.children.length) stack.remove();
  };

  // Puts a part that is too large on its page, shrunk; returns whether it fits.
  const fit = (part, page) => {
    page.put(part);
    if (isOutput(part) && !isPicture(part)) shortenTable(part, page.room);
    const fits =
      shrink([part], isPicture(part) ? SMALLEST : SLIGHTLY, page.room) ||
      (widen(part) && shrink([part], LEAST_WIDE, page.room));
    if (fits) fill(page, part);
    return fits;
  };

  const fill = (page, part) => {
    page.put(part);
    page.steps = [[part]];
    page.isFull = true;
  };

  const scroll = (part, page) => {
    fill(page, part);
    part.style.zoom = "";
    part.classList.add("scrolls");
    part.style.maxHeight = `${page.room - 20}px`;
    part.tabIndex = 0;
  };

  // Puts the controls of a figure beside its picture; returns whether the part is a figure.
  const widen = (part) => {
    const picture = part.querySelector("[data-lectern-figure] svg");
    if (!picture) return false;
    part.classList.add("wide");
    part.style.setProperty("--picture", picture.style.maxWidth);
    return true;
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
      place.textContent = [title, before.length && textOf(before.at(-1))].filter(Boolean).join(" · ");
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
    layOutAll(slides);
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
