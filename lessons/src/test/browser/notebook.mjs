// The common parts of all scenarios in the classic Notebook: Chromium, a page whose kernel is idle,
// and the actions of a student.
import { launch } from "./chromium.mjs";

const CELL_TIMEOUT = 240_000; // milliseconds; net1's training on a slow machine

// Opens the notebook, runs a scenario on its page, and prints the result of the scenario as JSON.
export async function visit(address, scenario) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
    await page.goto(address);
    await idle(page);
    console.log(JSON.stringify(await scenario(page), null, 1));
  } finally {
    await browser.close();
  }
}

export function idle(page) {
  return page.locator("#kernel_indicator_icon.kernel_idle_icon").waitFor({ timeout: 120_000 });
}

// Returns the code cell with this number, counted from 0.
export function cell(page, number) {
  return page.locator(".cell.code_cell").nth(number);
}

// Waits until a running cell has ended.
export function ended(cell) {
  return cell
    .locator(".input_prompt")
    .filter({ hasText: /\[\d+\]/ })
    .waitFor({ timeout: CELL_TIMEOUT });
}

export async function choose(page, menu, item) {
  await page.locator(`#menus a:text-is("${menu}")`).click();
  await page.locator(`#${item} a`).click();
}

export async function prompts(page) {
  const texts = await page.locator(".code_cell .input_prompt").allInnerTexts();
  return texts.map((text) => text.replace(/\u00a0/g, " "));
}

export function result(cell) {
  return cell.locator(".output_result").innerText();
}
