// Runs all cells, then restarts the kernel and runs them again, with the toolbar and its dialog, and
// checks the contrast of the outputs with axe-core.
// Arguments: the address of the notebook, and the file for the screenshot.
import { readFileSync } from "node:fs";
import { cell, ended, output, press, prompts, result, runAll, visit } from "./panel.mjs";

const [address, screenshot] = process.argv.slice(2);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

await visit(address, async (page) => {
  await page.setViewportSize({ width: 1100, height: 1400 }); // makes the whole notebook visible
  await runAll(page);
  const count = await page.locator(".jp-CodeCell").count();
  const last = cell(page, count - 1);
  await ended(last);
  const before = await seen(page, count);
  await press(page, "restart-and-run");
  await page.locator(".jp-Dialog .jp-mod-accept").click();
  await page.waitForFunction(
    ([number, old]) => {
      const now = document.querySelectorAll(".jp-CodeCell")[number].querySelector(".jp-OutputArea-executeResult");
      return now && !now.innerText.includes(old);
    },
    [0, before.process],
    { timeout: 60_000 },
  );
  await ended(last);
  await page.screenshot({ path: screenshot });
  return { before, after: await seen(page, count), contrast: await contrast(page) };
});

async function seen(page, count) {
  const outputs = [];
  for (let number = 0; number < count; number++) outputs.push(await output(cell(page, number)));
  return { process: await result(cell(page, 0)), prompts: await prompts(page), outputs };
}

async function contrast(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    axe.run({ include: [".jp-OutputArea-output"] }, { preload: false, runOnly: ["color-contrast"] }),
  );
  const texts = (results) => results.flatMap(({ nodes }) => nodes.map((node) => `${node.target}: ${node.any[0].message}`));
  return { right: texts(found.passes), wrong: texts(found.violations), unsure: texts(found.incomplete) };
}
