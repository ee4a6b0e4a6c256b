// Presses Tab inside a call and selects a completion by typing, then presses Shift-Tab.
// Arguments: the address of the notebook, and the files for both screenshots.
import { cell, ended, runAll, visit } from "./panel.mjs";

const [address, completion, documentation] = process.argv.slice(2);

await visit(address, async (page) => {
  const call = cell(page, 1);
  await runAll(page);
  await ended(cell(page, 0));
  await write(page, call, "net1.fit(X, y, ");
  await page.keyboard.press("Tab");
  const offers = page.locator(".jp-Completer-item");
  await offers.first().waitFor();
  await page.locator(".jp-Completer-docpanel").filter({ hasText: /\S/ }).waitFor();
  await page.screenshot({ path: completion });
  const offered = await offers.evaluateAll((items) =>
    items.map((item) => ["match", "typeExtended"].map((part) => item.querySelector(`.jp-Completer-${part}`).innerText).join(" ")),
  );
  const explained = await page.locator(".jp-Completer-docpanel").innerText();
  await page.keyboard.type("ep");
  await offers.first().locator("mark:text-is(\"ep\")").waitFor();
  await page.keyboard.press("Enter");
  const picked = await source(call);

  await write(page, call, "net1.fit(");
  await page.keyboard.press("Shift+Tab");
  const tooltip = page.locator(".jp-Tooltip");
  await tooltip.waitFor();
  await page.screenshot({ path: documentation });
  return { offered, explained, picked, tooltip: await tooltip.innerHTML() };
});

// Replaces the text of a cell by typing; leaves the cursor at the end.
async function write(page, cell, text) {
  await cell.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
}

function source(cell) {
  return cell.locator(".cm-content").innerText();
}
