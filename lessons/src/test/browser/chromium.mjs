// Starts the machine's Chromium, and records errors of its pages and requests to the network.
import { chromium } from "playwright-core";

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

// Opens a page of a folder; adds its errors and its requests to other addresses to seen.
export async function open(browser, file, seen, options) {
  const page = await browser.newPage(options);
  page.on("pageerror", (error) => seen.errors.push(`${file}: ${error.message}`));
  page.on("console", (said) => {
    if (said.type() === "error") seen.errors.push(`${file}: ${said.text()}`);
  });
  page.on("requestfailed", (request) => seen.errors.push(`${file}: ${request.url()}, ${request.failure()?.errorText}`));
  page.on("request", (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) seen.requests.push(`${file}: ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return page;
}
