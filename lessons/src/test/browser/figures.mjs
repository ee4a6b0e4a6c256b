// Operates the interactive figures and quizzes of pages or slides by mouse and keyboard. Arguments: the
// folder, and a pattern of the pages. Prints the numbers of figures and quizzes and their failures as
// JSON.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./chromium.mjs";

const [folder, opened] = process.argv.slice(2);
const pages = readdirSync(folder, { recursive: true }).filter(
  (file) => file.endsWith(".html") && RegExp(opened).test(file),
);
const seen = { figures: 0, quizzes: 0, wrong: [], requests: [], errors: [] };

const browser = await launch();
try {
  for (const file of pages) await work(file);
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen, null, 1));

async function work(file) {
  const page = await open(browser, join(folder, file), seen, { viewport: { width: 1280, height: 720 } });
  const isDeck = await page.evaluate(() => document.querySelector(".reveal") !== null);
  if (isDeck) await page.locator("html[data-ready]").waitFor({ timeout: 60_000 });
  for (const figure of await page.locator("[data-lectern-figure], [data-lectern-quiz]").all()) {
    const name = `${file}, "${await figure.getAttribute("aria-label")}"`;
    const check = (holds, what) => holds || seen.wrong.push(`${name}: ${what}`);
    const isQuiz = (await figure.getAttribute("data-lectern-quiz")) !== null;
    seen[isQuiz ? "quizzes" : "figures"]++;
    if (isDeck) await figure.evaluate(turnTo);
    const operate = isQuiz ? choose : (await figure.locator("input").count()) ? slide : step;
    await operate(page, figure, check);
    if (isDeck) await leave(page, figure, check);
  }
  await page.close();
}

// Clicks a quarter of the way along, then moves one position on and two back with the arrow keys.
async function slide(page, figure, check) {
  const input = figure.locator("input");
  const place = () => input.evaluate((range) => Number(range.value));
  const frame = await frameOf(figure);
  const { width, height } = await input.boundingBox();
  await input.click({ position: { x: width / 4, y: height / 2 } });
  const quarter = await place();
  const last = Number(await input.getAttribute("max"));
  check(Math.abs(quarter - last / 4) <= 1 + last / 20, `a click led to ${quarter} of ${last}`);
  check((await frameOf(figure)) !== frame, "a click changed nothing");
  await page.keyboard.press("ArrowRight");
  check((await place()) === quarter + 1, "ArrowRight did not lead one on");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  check((await place()) === quarter - 1, "ArrowLeft and ArrowDown did not lead back");
}

// Goes one step on by mouse, one more by keyboard, and back by both.
async function step(page, figure, check) {
  const frames = [await frameOf(figure)];
  const [back, next] = await figure.locator("button").all();
  await next.click();
  frames.push(await frameOf(figure));
  await page.keyboard.press("Enter");
  frames.push(await frameOf(figure));
  check(new Set(frames).size === 3, "a click and Enter did not lead to two more steps");
  await back.focus();
  await page.keyboard.press("Space");
  check((await frameOf(figure)) === frames[1], "Space did not lead a step back");
  await page.keyboard.press("ArrowRight");
  check((await frameOf(figure)) === frames[1], "ArrowRight is not a button's key");
  await back.click();
  check((await frameOf(figure)) === frames[0], "a click did not lead back to the first step");
}

// Clicks every option, each of which must show a reason of its own, and moves on with an arrow key.
// A folded quiz is opened by keyboard.
async function choose(page, quiz, check) {
  if (await quiz.evaluate((root) => root.matches("details:not([open])"))) {
    await quiz.locator("summary").press("Enter");
  }
  const answer = () => quiz.locator("p").last().textContent();
  const answers = [];
  for (const option of await quiz.locator("label").all()) {
    await option.click();
    answers.push(await answer());
  }
  check(answers.filter((text) => text.startsWith("✓ Right.")).length === 1, "not one option is right");
  check(answers.every((text) => /^[✓✗] \w+\. .{3}/.test(text)), "an option shows no reason");
  check(new Set(answers).size === answers.length, "two options show the same reason");
  check(!answers.some((text) => text.includes("run the cell")), "a page has no cell to run");
  await page.keyboard.press("ArrowDown");
  check((await answer()) === answers[0], "ArrowDown did not lead from the last option to the first");
}

// Keys turn the slides only while no control has the focus.
async function leave(page, figure, check) {
  check(await figure.evaluate(isShown), "a key turned the slide");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("PageDown");
  check(!(await figure.evaluate(isShown)), "no key turned the slide when the figure was left");
}

function frameOf(figure) {
  return figure.evaluate((root) => root.querySelector("svg").innerHTML + root.querySelector("p").textContent);
}

function isShown(figure) {
  return Reveal.getCurrentSlide().contains(figure);
}

function turnTo(figure) {
  const { h, v } = Reveal.getIndices(figure.closest("section"));
  Reveal.slide(h, v);
  while (Reveal.availableFragments().next) Reveal.nextFragment();
}
