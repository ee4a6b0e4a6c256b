// Runs all cells, presses the stop button while the second one trains, and runs the remaining cells.
// Arguments: the address of the notebook, and the file for the screenshot.
import { cell, choose, ended, prompts, result, visit } from "./notebook.mjs";

const [address, screenshot] = process.argv.slice(2);

await visit(address, async (page) => {
  const training = cell(page, 1);
  await choose(page, "Cell", "run_all_cells");
  await training.getByText("Epoch 3/").waitFor({ timeout: 60_000 });
  const pressed = Date.now();
  await page.locator("button[data-jupyter-action*='interrupt-kernel']").click();
  await ended(training);
  const milliseconds = Date.now() - pressed;
  const promptsThen = await prompts(page);
  await cell(page, 2).click();
  await choose(page, "Cell", "run_all_cells_below");
  await ended(cell(page, 3));
  await page.screenshot({ path: screenshot });
  return {
    milliseconds,
    promptsThen,
    prompts: await prompts(page),
    training: await training.locator(".output").first().innerText(),
    epochs: await result(cell(page, 2)),
    evaluation: await result(cell(page, 3)),
  };
});
