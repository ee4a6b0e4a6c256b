// Opens a notebook in the classic Notebook and runs its first code cells by clicks on "Run".
// Arguments: the address of the notebook, the number of code cells, and the file for the screenshot.
import { cell, ended, prompts, visit } from "./notebook.mjs";

const [address, count, screenshot] = process.argv.slice(2);

await visit(address, async (page) => {
  await page.locator(".cell").first().click();
  for (let done = 0; done < Number(count); ) {
    done += (await clickRun(page)) ? 1 : 0;
  }
  const last = cell(page, Number(count) - 1);
  const curve = last.locator(".output_area img").first();
  await curve.waitFor({ timeout: 30_000 });
  await curve.scrollIntoViewIfNeeded();
  await page.screenshot({ path: screenshot });
  return seen(page, last, curve);
});

// Clicks "Run" once; if that ran a code cell, waits for its end and returns true.
async function clickRun(page) {
  const selected = page.locator(".cell.selected");
  const index = await page.evaluate(() => Jupyter.notebook.get_selected_index());
  const isCode = await selected.evaluate((cell) => cell.classList.contains("code_cell"));
  await page.locator("button[data-jupyter-action*='run-cell-and-select-next']").click();
  if (isCode) {
    await ended(page.locator(".cell").nth(index));
  }
  return isCode;
}

async function seen(page, last, curve) {
  return {
    prompts: await prompts(page),
    errors: await page.locator(".output_error").allInnerTexts(),
    diagrams: await page.locator(".output_area img[alt^=Diagram]").count(),
    lines: await last.locator(".output_stdout").innerText(),
    curve: await curve.evaluate((image) => ({
      width: image.naturalWidth,
      height: image.naturalHeight,
      alt: image.alt,
      type: image.src.slice(0, image.src.indexOf(",")),
    })),
  };
}
