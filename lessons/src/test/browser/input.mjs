// Runs cells that ask for a name and for a password, and answers as a student types.
// Arguments: the address of the notebook, and the file for the screenshot of the password field.
import { cell, choose, ended, result, visit } from "./notebook.mjs";
import { answer } from "./student.mjs";

const [address, screenshot] = process.argv.slice(2);

await visit(address, async (page) => {
  const [name, password] = [cell(page, 0), cell(page, 1)];
  await choose(page, "Cell", "run_all_cells");
  const fields = await answer(page, [name, password], field, screenshot);
  await ended(password);
  return {
    questions: fields.map((field) => field.question),
    types: fields.map((field) => field.type),
    focused: fields.map((field) => field.focused),
    results: [await result(name), await result(password)],
    page: await page.locator("#notebook").innerText(),
  };
});

async function field(cell) {
  const input = cell.locator("input.raw_input");
  await input.waitFor({ timeout: 60_000 });
  return {
    question: await cell.locator(".raw_input_prompt").innerText(),
    type: await input.getAttribute("type"),
    focused: await input.evaluate((element) => element === document.activeElement),
  };
}
