// Opens pages of a site in a narrow and a wide window, light and dark, and checks them with axe-core.
// Arguments: the folder of the site, and a pattern of the pages. Prints the problems as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./chromium.mjs";

const [folder, opened] = process.argv.slice(2);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const pages = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html"));
const seen = { pages: 0, rules: 0, findings: [], wide: [], frames: [], formulas: [], requests: [], errors: [] };

const browser = await launch();
try {
  for (const file of pages.filter((name) => RegExp(opened).test(name))) await look(file);
  seen.theme = await turnTheme();
  seen.skip = await skipByKeyboard();
  seen.found = await searchByKeyboard();
  seen.read = await scrollToLastSection();
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen, null, 1));

async function look(file) {
  seen.pages++;
  const page = await open(browser, join(folder, file), seen, { colorScheme: "light" });
  await page.evaluate(() => window.MathJax?.startup?.promise);
  for (const width of [1280, 800, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) seen.wide.push(`${file}: ${over} px at ${width}`);
  }
  seen.frames.push(...(await page.evaluate(findNeedlessFrames)).map((text) => `${file}: ${text}`));
  seen.formulas.push(...(await page.evaluate(findScrollingFormulas)).map((text) => `${file}: ${text}`));
  await page.evaluate(axe);
  await judge(page, file, {});
  await page.emulateMedia({ colorScheme: "dark" });
  await judge(page, `${file}, dark`, { runOnly: ["color-contrast"] });
  await page.close();
}

// Returns the boxes that are framed although they would not scroll without the frame, and the cells
// of prose that scroll as a whole.
function findNeedlessFrames() {
  const framed = [...document.querySelectorAll("article [tabindex='0']")];
  const needless = framed.filter((box) => {
    box.removeAttribute("tabindex");
    const isHigh = getComputedStyle(box).overflowY !== "hidden" && box.scrollHeight > box.clientHeight + 1;
    const scrolls = box.scrollWidth > box.clientWidth || isHigh;
    box.tabIndex = 0;
    return !scrolls || box.matches(".jp-RenderedMarkdown");
  });
  return needless.map((box) => box.textContent.trim().slice(0, 60));
}

// Returns the formulas that are too wide for a phone even in the smallest legible size.
function findScrollingFormulas() {
  const formulas = [...document.querySelectorAll("mjx-container[display='true']")];
  return formulas.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent.slice(0, 60));
}

async function judge(page, name, options) {
  const result = await page.evaluate((given) => axe.run({ preload: false, ...given }), options);
  seen.rules += result.passes.length;
  for (const { impact, id, nodes } of result.violations) {
    if (!["serious", "critical"].includes(impact)) continue;
    seen.findings.push(`${name}: ${id} (${impact}), ${nodes.length} times, as ${nodes[0].html.slice(0, 200)}`);
  }
}

// Returns the theme of a page before and after a click on the button, and of the next page.
async function turnTheme() {
  const page = await open(browser, join(folder, "index.html"), seen, { colorScheme: "light" });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  const themes = [await theme()];
  await page.getByRole("button", { name: "Light or dark" }).click();
  themes.push(await theme());
  await page.locator("main a").first().click();
  await page.waitForURL(/\d\d-[^/]*$/);
  themes.push(await theme());
  await page.close();
  return themes;
}

// Returns the link that the first Tab reaches, and the target to which Enter leads.
async function skipByKeyboard() {
  const page = await open(browser, join(folder, "index.html"), seen, {});
  await page.keyboard.press("Tab");
  const link = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  const place = await page.evaluate(() => document.activeElement.id);
  await page.close();
  return [link, place];
}

// Returns the first result of a search from another folder, and the heading to which Enter leads.
async function searchByKeyboard() {
  const file = pages.find((name) => /exercises.01/.test(name));
  const page = await open(browser, join(folder, file), seen, {});
  await page.getByRole("searchbox").fill("roc curve");
  const first = await page.locator("form[role=search] li a").first().textContent();
  await page.keyboard.press("Enter");
  await page.waitForURL(/05-/);
  const place = decodeURIComponent(new URL(page.url()).hash.slice(1));
  const exists = await page.evaluate((id) => document.getElementById(id) !== null, place);
  await page.close();
  return [first, String(exists)];
}

// Returns the contents' marked sections at the end of a lesson, and the last heading.
async function scrollToLastSection() {
  const file = pages.find((name) => /^04-/.test(name));
  const page = await open(browser, join(folder, file), seen, {});
  await page.evaluate(() => [...document.querySelectorAll("article h2")].at(-1).scrollIntoView());
  const marked = page.locator("#course [aria-current=location]");
  await marked.first().waitFor();
  const found = [await marked.allTextContents(), await page.locator("article h2").last().textContent()];
  await page.close();
  return found.flat().map((text) => text.replace("¶", "").trim());
}
