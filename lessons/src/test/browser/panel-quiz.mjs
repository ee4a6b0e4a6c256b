// Runs a cell that shows a quiz, and chooses the first option.
// Argument: the address of the notebook.
import { cell, ended, runAll, visit } from "./panel.mjs";

const [address] = process.argv.slice(2);

await visit(address, async (page) => {
  const quiz = cell(page, 0).locator("[data-lectern-quiz]");
  await runAll(page);
  await ended(cell(page, 0));
  await quiz.locator("label").first().click();
  return { answer: await quiz.locator("p").innerText() };
});
