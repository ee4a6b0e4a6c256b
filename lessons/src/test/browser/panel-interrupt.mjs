// Runs all cells, presses the stop button while the second one trains, and runs the remaining cells.
// Arguments: the address of the notebook, and the file for the screenshot.
import { cell, ended, output, press, prompts, result, runAll, visit } from "./panel.mjs";

const [address, screenshot] = process.argv.slice(2);

await visit(address, async (page) => {
  const training = cell(page, 1);
  await runAll(page);
  await training.getByText("Epoch 3/").waitFor({ timeout: 60_000 });
  const pressed = Date.now();
  await press(page, "interrupt");
  await ended(training);
  const milliseconds = Date.now() - pressed;
  const promptsThen = await prompts(page);
  await cell(page, 2).locator(".jp-InputArea-editor").click();
  await press(page, "run");
  await ended(cell(page, 2));
  await page.screenshot({ path: screenshot });
  return { milliseconds, promptsThen, training: await output(training), epochs: await result(cell(page, 2)) };
});
