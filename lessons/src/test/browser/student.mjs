// The actions of a student that are the same in every front end.

// Answers the questions for a name and a password; field(cell) waits for a cell's field and describes it.
export async function answer(page, [name, password], field, screenshot) {
  const fields = [await field(name)];
  await page.keyboard.type("Ada Lovelace");
  await page.keyboard.press("Enter");
  fields.push(await field(password));
  await page.keyboard.type("s3cret");
  await page.screenshot({ path: screenshot });
  await page.keyboard.press("Enter");
  return fields;
}

// Records each image that appears below a cell until its tenth epoch.
export async function watchPictures(page, training, images, screenshot) {
  await training.locator(images).first().waitFor({ timeout: 60_000 });
  await training.evaluate((element, images) => {
    window.seen = { pictures: new Set(), most: 0 };
    new MutationObserver(() => {
      const shown = element.querySelectorAll(images);
      shown.forEach((image) => window.seen.pictures.add(image.src));
      window.seen.most = Math.max(window.seen.most, shown.length);
    }).observe(element, { childList: true, subtree: true, attributes: true });
  }, images);
  await training.getByText("Epoch 10/").waitFor({ timeout: 60_000 });
  await page.screenshot({ path: screenshot });
}

// Returns the number of different images so far, the most at once, and the text of the last one.
export async function picturesOf(page, training, images) {
  return {
    pictures: await page.evaluate(() => window.seen.pictures.size),
    most: await page.evaluate(() => window.seen.most),
    alt: await training.locator(images).getAttribute("alt"),
  };
}
