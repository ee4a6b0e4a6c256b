// Runs cells that ask for a name and for a password, and answers as a student types.
// Arguments: the address of the notebook, and the file for the screenshot of the password field.
import { cell, ended, result, runAll, visit } from "./panel.mjs";
import { answer } from "./student.mjs";

const [address, screenshot] = process.argv.slice(2);

await visit(address, async (page) => {
  const [name, password] = [cell(page, 0), cell(page, 1)];
  await runAll(page);
  const fields = await answer(page, [name, password], field, screenshot);
  await ended(password);
  return {
    questions: fields.map((field) => field.question),
    types: fields.map((field) => field.type),
    results: [await result(name), await result(password)],
    page: await page.locator(".jp-Notebook").innerText(),
  };
});

async function field(cell) {
  const input = cell.locator(".jp-Stdin-input");
  await input.waitFor({ timeout: 60_000 });
  await input.and(cell.page().locator(":focus")).waitFor();
  return { question: await cell.locator(".jp-Stdin-prompt").innerText(), type: await input.evaluate((element) => element.type) };
}
