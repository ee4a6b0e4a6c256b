// Runs a long notebook of which JupyterLab renders only what is visible, and scrolls through it.
// Arguments: the address of the notebook, and the files for the screenshots of both ends.
import { runAll, visit } from "./panel.mjs";

const [address, top, bottom] = process.argv.slice(2);
const TIMEOUT = 120_000; // milliseconds

await visit(address, async (page) => {
  const count = await page.evaluate(() => panel.content.widgets.length);
  await formulas(page, 0);
  const first = await shown(page, 0);
  const attachedAtTop = await attached(page);
  await page.screenshot({ path: top });
  await runAll(page);
  await page.waitForFunction(() => panel.content.model.cells.get(panel.content.widgets.length - 2).executionCount, null, {
    timeout: TIMEOUT,
  });
  await scroll(page, 400, count - 1);
  await formulas(page, count - 1);
  await page.screenshot({ path: bottom });
  const seen = { result: await shown(page, count - 2), last: await shown(page, count - 1) };
  const attachedAtBottom = await attached(page);
  await scroll(page, -400, 0);
  const again = await shown(page, 0);
  return { count, first, again, ...seen, attachedAtTop, attachedAtBottom };
});

// Turns the mouse wheel until a cell is in sight.
async function scroll(page, pixels, number) {
  await page.locator(".jp-WindowedPanel-outer").hover();
  const end = Date.now() + TIMEOUT;
  while (Date.now() < end && !(await isInSight(page, number))) {
    await page.mouse.wheel(0, pixels);
    await page.waitForTimeout(50); // lets the page draw
  }
}

function isInSight(page, number) {
  return page.evaluate((number) => {
    const { node, isAttached } = panel.content.widgets[number];
    const { top, bottom } = node.getBoundingClientRect();
    return isAttached && bottom > 0 && bottom <= innerHeight + 40 && top >= -40;
  }, number);
}

// Waits until the formulas of a cell have been typeset.
function formulas(page, number) {
  return page.waitForFunction(
    (number) => panel.content.widgets[number].node.querySelectorAll("mjx-container").length >= 2,
    number,
    { timeout: TIMEOUT },
  );
}

// Describes what a cell in sight shows.
function shown(page, number) {
  return page.evaluate((number) => {
    const { node, isAttached } = panel.content.widgets[number];
    const tags = (selector) => [...node.querySelectorAll(selector)].map(({ innerText }) => innerText.trim());
    return {
      attached: isAttached,
      headings: tags("h1, h2"),
      tableCells: tags("td"),
      formulas: node.querySelectorAll("mjx-container mjx-math").length,
      prompt: tags(".jp-InputPrompt").join(""),
      text: node.innerText,
      output: tags(".jp-OutputArea-output").join("\n"),
    };
  }, number);
}

function attached(page) {
  return page.evaluate(() => panel.content.widgets.filter(({ isAttached }) => isAttached).length);
}
