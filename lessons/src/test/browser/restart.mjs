// Runs all cells, then restarts the kernel and runs them again, from the menus.
// Arguments: the address of the notebook, and the file for the screenshot.
import { cell, choose, ended, prompts, result, visit } from "./notebook.mjs";

const [address, screenshot] = process.argv.slice(2);

await visit(address, async (page) => {
  const last = cell(page, 2);
  await choose(page, "Cell", "run_all_cells");
  await ended(last);
  const before = await seen(page);
  await choose(page, "Kernel", "restart_run_all");
  await page.locator(".modal-dialog button.btn-danger").click();
  const another = new RegExp(`^(?!${before.process}$)\\d+$`);
  await last.locator(".output_result").filter({ hasText: another }).waitFor({ timeout: 60_000 });
  await ended(last);
  await page.screenshot({ path: screenshot });
  return { before, after: await seen(page) };
});

async function seen(page) {
  return {
    prompts: await prompts(page),
    runs: await result(cell(page, 1)),
    process: (await result(cell(page, 2))).trim(),
  };
}
