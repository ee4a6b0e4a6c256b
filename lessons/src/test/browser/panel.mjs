// The common parts of all scenarios in JupyterLab's notebook panel: Chromium, a page whose kernel has
// started, and the actions of a student.
import { launch } from "./chromium.mjs";

const CELL_TIMEOUT = 120_000; // milliseconds

// Opens the notebook, runs a scenario on its page, prints the result as JSON, and always ends the
// kernel. Messages that JupyterLab finds malformed are among the errors.
export async function visit(address, scenario) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1100, height: 1000 } });
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(address);
    await page.locator("body[data-ready]").waitFor({ state: "attached", timeout: CELL_TIMEOUT });
    const seen = await scenario(page);
    console.log(JSON.stringify({ ...seen, errors }, null, 1));
  } finally {
    await browser.close();
    await endKernel(address);
  }
}

async function endKernel(address) {
  const { origin, searchParams } = new URL(address);
  const headers = { Authorization: `token ${searchParams.get("token")}` };
  const sessions = await (await fetch(`${origin}/api/sessions`, { headers })).json();
  const { id } = sessions.find(({ path }) => path === searchParams.get("path"));
  await fetch(`${origin}/api/sessions/${id}`, { method: "DELETE", headers });
}

// Returns the code cell with this number, counted from 0.
export function cell(page, number) {
  return page.locator(".jp-CodeCell").nth(number);
}

// Starts all cells, as the menu does.
export function runAll(page) {
  return page.evaluate(() => void NotebookActions.runAll(panel.content, panel.sessionContext));
}

// Waits until a running cell has ended.
export function ended(cell) {
  return cell.locator(".jp-InputPrompt").filter({ hasText: /\[\d+\]/ }).waitFor({ timeout: CELL_TIMEOUT });
}

export function press(page, button) {
  return page.locator(`.jp-Toolbar-item[data-jp-item-name="${button}"]  jp-button`).click();
}

export async function prompts(page) {
  return page.locator(".jp-CodeCell .jp-InputPrompt").allInnerTexts();
}

export function output(cell) {
  return cell.locator(".jp-OutputArea").first().innerText();
}

export function result(cell) {
  return cell.locator(".jp-OutputArea-executeResult .jp-OutputArea-output").innerText();
}
