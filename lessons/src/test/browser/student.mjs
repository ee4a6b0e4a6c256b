// What a student does in the same way in every front end.

// Answers the questions for a name and for a password; field(cell) waits for a cell's field, and tells of it.
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

// Notes each picture that stands below a cell until its tenth epoch.
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

// How many different pictures there were until now, how many at once, and what the last is called.
export async function picturesOf(page, training, images) {
  return {
    pictures: await page.evaluate(() => window.seen.pictures.size),
    most: await page.evaluate(() => window.seen.most),
    alt: await training.locator(images).getAttribute("alt"),
  };
}
