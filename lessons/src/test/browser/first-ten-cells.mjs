// Opens a notebook in the classic Notebook and runs its first code cells by clicks on "Run".
// Arguments: the address of the notebook, how many code cells, where the screenshot goes.
// Prints what it saw as JSON.
import { chromium } from "playwright-core";

const [address, count, screenshot] = process.argv.slice(2);
const CELL_TIMEOUT = 240_000; // milliseconds; net1's training on a slow machine

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
  await page.goto(address);
  await page.locator("#kernel_indicator_icon.kernel_idle_icon").waitFor({ timeout: 120_000 });
  await page.locator(".cell").first().click();
  for (let done = 0; done < Number(count); ) {
    done += (await clickRun(page)) ? 1 : 0;
  }
  const last = page.locator(".cell.code_cell").nth(Number(count) - 1);
  const curve = last.locator(".output_area img").first();
  await curve.waitFor({ timeout: 30_000 });
  await curve.scrollIntoViewIfNeeded();
  await page.screenshot({ path: screenshot });
  console.log(JSON.stringify(await seen(page, curve), null, 1));
} finally {
  await browser.close();
}

// Clicks "Run" once; if that ran a code cell, waits for its end and returns true.
async function clickRun(page) {
  const selected = page.locator(".cell.selected");
  const index = await page.evaluate(() => Jupyter.notebook.get_selected_index());
  const isCode = await selected.evaluate((cell) => cell.classList.contains("code_cell"));
  await page.locator("button[data-jupyter-action*='run-cell-and-select-next']").click();
  if (isCode) {
    const prompt = page.locator(".cell").nth(index).locator(".input_prompt");
    await prompt.filter({ hasText: /\[\d+\]/ }).waitFor({ timeout: CELL_TIMEOUT });
  }
  return isCode;
}

async function seen(page, curve) {
  return {
    prompts: await page.locator(".code_cell .input_prompt").allInnerTexts(),
    errors: await page.locator(".output_error").allInnerTexts(),
    diagrams: await page.locator(".output_area svg").count(),
    lines: await page.locator(".code_cell").nth(Number(count) - 1).locator(".output_stdout").innerText(),
    curve: await curve.evaluate((image) => ({
      width: image.naturalWidth,
      height: image.naturalHeight,
      alt: image.alt,
      type: image.src.slice(0, image.src.indexOf(",")),
    })),
  };
}
