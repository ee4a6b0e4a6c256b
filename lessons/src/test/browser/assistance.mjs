// Presses Tab inside a call and selects a completion by typing, then presses Shift-Tab and its button
// for the full documentation.
// Arguments: the address of the notebook, and the files for both screenshots.
import { cell, choose, ended, visit } from "./notebook.mjs";

const [address, completion, documentation] = process.argv.slice(2);

await visit(address, async (page) => {
  const call = cell(page, 1);
  await choose(page, "Cell", "run_all_cells");
  await ended(cell(page, 0));
  await write(page, call, "net1.fit(X, y, ");
  await page.keyboard.press("Tab");
  const offers = page.locator("#complete select option");
  await offers.first().waitFor();
  await page.screenshot({ path: completion });
  const offered = await offers.allInnerTexts();
  await page.keyboard.type("ep");
  await page.locator("#complete select option:text-is(\"epochs(\"):first-child").waitFor();
  await page.keyboard.press("Enter");
  const picked = await source(call);

  await write(page, call, "net1.fit(");
  await page.keyboard.press("Shift+Tab");
  await faded(page);
  await page.locator("#expanbutton").click();
  await page.waitForTimeout(1000); // it opens slowly
  await page.screenshot({ path: documentation });
  return { offered, picked, tooltip: await page.locator("#tooltip").innerText() };
});

// Replaces the text of a cell by typing; leaves the cursor at the end.
async function write(page, cell, text) {
  await cell.locator(".CodeMirror").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
}

function source(cell) {
  return cell.locator(".CodeMirror").evaluate((editor) => editor.CodeMirror.getValue());
}

function faded(page) {
  return page.waitForFunction(() => getComputedStyle(document.querySelector("#tooltip")).opacity === "1");
}
