// Trains with a live chart, and notes each picture that stands below the cell.
// Arguments: the address of the notebook, where the screenshot during the training goes.
import { cell, ended, runAll, visit } from "./panel.mjs";

const [address, during] = process.argv.slice(2);

await visit(address, async (page) => {
  const training = cell(page, 1);
  await runAll(page);
  await training.locator(".jp-OutputArea img").first().waitFor({ timeout: 60_000 });
  await training.evaluate((element) => {
    window.seen = { pictures: new Set(), most: 0 };
    new MutationObserver(() => {
      const images = element.querySelectorAll(".jp-OutputArea img");
      images.forEach((image) => window.seen.pictures.add(image.src));
      window.seen.most = Math.max(window.seen.most, images.length);
    }).observe(element, { childList: true, subtree: true, attributes: true });
  });
  await training.getByText("Epoch 10/").waitFor({ timeout: 60_000 });
  await page.screenshot({ path: during });
  await ended(training);
  return {
    pictures: await page.evaluate(() => window.seen.pictures.size),
    most: await page.evaluate(() => window.seen.most),
    alt: await training.locator(".jp-OutputArea img").getAttribute("alt"),
  };
});
