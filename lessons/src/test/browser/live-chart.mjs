// Trains with a live chart, and records each image that appears below the cell.
// Arguments: the address of the notebook, and the files for screenshots during and after training.
import { cell, choose, ended, visit } from "./notebook.mjs";
import { picturesOf, watchPictures } from "./student.mjs";

const IMAGES = "img";
const [address, during, after] = process.argv.slice(2);

await visit(address, async (page) => {
  const training = cell(page, 1);
  await choose(page, "Cell", "run_all_cells");
  await watchPictures(page, training, IMAGES, during);
  await ended(training);
  await page.screenshot({ path: after });
  return picturesOf(page, training, IMAGES);
});
