// Turns through the decks in a folder, in the dark theme. Arguments: the folder, and a pattern of the
// decks. Prints its findings as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./chromium.mjs";

const [folder, opened] = process.argv.slice(2);
const decks = readdirSync(folder, { recursive: true }).filter(
  (file) => file.endsWith(".html") && file !== "index.html" && RegExp(opened).test(file),
);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const seen = { decks: {}, contrast: [], cut: [], scrolling: [], hidden: [], empty: [], untitled: [], misnamed: [], unanswered: [], small: [], faint: [], rawFormulas: [], requests: [], errors: [] };

const browser = await launch();
try {
  for (const file of decks) await turnThrough(file);
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen, null, 1));

async function turnThrough(file) {
  const page = await open(browser, join(folder, file), seen, {
    viewport: { width: 1280, height: 720 },
    colorScheme: "dark",
  });
  await page.locator("html[data-ready]").waitFor({ timeout: 60_000 });
  await page.evaluate(axe);
  await judgeContrast(page, file);
  let count = 0;
  let names = [];
  for (let last = false; !last; count++) {
    const slide = await page.evaluate(lookAtSlide);
    const name = `${file}, slide ${count + 1}`;
    if (slide.height > 720 || slide.width > 1280) seen.cut.push(`${name}: ${slide.width}x${slide.height}`);
    if (slide.scrolls) seen.scrolling.push(name);
    slide.hidden.forEach((text) => seen.hidden.push(`${name}: ${text}`));
    if (slide.visible === 0) seen.empty.push(name);
    if (!slide.title) seen.untitled.push(name);
    if (slide.again !== null && slide.again !== (slide.opens ? names.slice(0, 1) : names).join(" · ")) {
      seen.misnamed.push(`${name}: ${slide.again}`);
    }
    for (const { level, text } of slide.headings) {
      names = level === "H3" ? [...names.slice(0, 1), text] : [text];
    }
    if (slide.isUnanswered) seen.unanswered.push(name);
    slide.small.forEach((text) => seen.small.push(`${name}: ${text}`));
    slide.faint.forEach((text) => seen.faint.push(`${name}: ${text}`));
    if (/\$[^$]*\\[a-z]+/.test(slide.prose)) seen.rawFormulas.push(name);
    last = await page.evaluate(() => {
      while (Reveal.availableFragments().next) Reveal.nextFragment();
      const isLast = Reveal.isLastSlide();
      Reveal.next();
      return isLast;
    });
  }
  seen.decks[file] = count;
  await page.close();
}

async function judgeContrast(page, file) {
  const rules = { preload: false, runOnly: ["color-contrast"] };
  const { violations, passes } = await page.evaluate((given) => axe.run(given), rules);
  if (passes.length === 0) seen.contrast.push(`${file}: nothing to read`);
  for (const { nodes } of violations) seen.contrast.push(`${file}: ${nodes[0].html.slice(0, 200)}`);
}

// Returns what the current slide shows before a key is pressed, its text of less than 18 pixels, and
// the size of the whole slide.
function lookAtSlide() {
  const slide = Reveal.getCurrentSlide();
  const sizeOf = (element) => {
    let size = parseFloat(getComputedStyle(element).fontSize);
    for (let at = element; at !== slide; at = at.parentElement) size *= getComputedStyle(at).zoom;
    return size;
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const isSmall = (element) =>
    hasText(element) && !element.closest("mjx-container, svg, .notes, [data-lectern-figure]") && sizeOf(element) < 17.9;
  // Pictures state at which width their smallest text has 9 pixels.
  const textOf = (picture) => {
    const scale = document.querySelector(".slides").getBoundingClientRect().width / 1280;
    return Math.round((9 * picture.getBoundingClientRect().width) / scale / parseFloat(picture.style.minWidth));
  };
  const isFaint = (picture) => parseFloat(picture.style.minWidth) > 0 && picture.checkVisibility() && textOf(picture) < 12;
  const paper = document.querySelector(".slides").getBoundingClientRect();
  const isHidden = (picture) => {
    const box = picture.getBoundingClientRect();
    const sticksOut = Math.max(paper.left - box.left, box.right - paper.right, paper.top - box.top, box.bottom - paper.bottom) > 1;
    return picture.checkVisibility() && sticksOut;
  };
  const headings = [...slide.querySelectorAll("h1, h2, h3")];
  const again = slide.querySelector(".again")?.textContent ?? null;
  const text = slide.innerText.replace(/\s+/g, " ").trim();
  return {
    again,
    // Whether a heading of its own follows the repeated one, which then names only the section.
    opens: again !== null && headings.length > 0 && text.startsWith(`${again} ${headings[0].innerText.replace("¶", "").trim()}`),
    headings: headings.map((one) => ({ level: one.tagName, text: one.textContent.replace("¶", "") })),
    isUnanswered: slide.querySelector("[data-lectern-quiz]") !== null && /not done yet/.test(text),
    height: slide.scrollHeight,
    width: slide.scrollWidth,
    scrolls: slide.querySelector(".scrolls") !== null,
    title: slide.querySelector("h1, h2, .again")?.textContent ?? "",
    small: [...slide.querySelectorAll("*")].filter(isSmall).map((element) => `${sizeOf(element)} pixels: ${element.textContent.slice(0, 40)}`),
    faint: [...slide.querySelectorAll("svg, img")].filter(isFaint).map((picture) => `${textOf(picture)} pixels in ${(picture.getAttribute("aria-label") ?? picture.alt).slice(0, 60)}`),
    hidden: [...slide.querySelectorAll("svg:not(mjx-container svg), img, [data-lectern-figure]")].filter(isHidden).map((picture) => (picture.getAttribute("aria-label") ?? picture.alt).slice(0, 60)),
    visible: [...slide.children].filter((part) => !part.matches(".fragment, .notes")).length,
    prose: [...slide.querySelectorAll(".jp-MarkdownOutput")].map((part) => part.innerText).join("\n"),
  };
}
