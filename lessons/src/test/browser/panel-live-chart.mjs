// Trains with a live chart, and records each image that appears below the cell.
// Arguments: the address of the notebook, and the file for the screenshot during training.
import { cell, ended, runAll, visit } from "./panel.mjs";
import { picturesOf, watchPictures } from "./student.mjs";

const IMAGES = ".jp-OutputArea img";
const [address, during] = process.argv.slice(2);

await visit(address, async (page) => {
  const training = cell(page, 1);
  await runAll(page);
  await watchPictures(page, training, IMAGES, during);
  await ended(training);
  return picturesOf(page, training, IMAGES);
});
