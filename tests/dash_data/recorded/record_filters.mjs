// A page with tables t0, t1, ... into which rows each of them shows: a list of {rows: [id], valid}; no rows where the table fails.
import { createRequire } from 'node:module';
const { chromium } = createRequire(new URL('../../browser/', import.meta.url))('playwright-core');

const [, , url, count] = process.argv;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (let attempt = 0; ; ++attempt) {
  try {
    await page.goto(url);
    break;
  } catch (failure) {
    if (attempt > 50) throw failure;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
await page.waitForSelector(`#t${count - 1} td`);
await page.waitForTimeout(3000);
const shown = await page.evaluate((count) => Array.from({ length: count }, (_, i) => {
  const { derived_virtual_data: rows, derived_filter_query_structure: structure, filter_query: query } = window.dash_component_api.getLayout(`t${i}`).props;
  return { rows: rows ? rows.map((row) => row.id) : null, valid: Boolean(structure) || query.trim() === '' };
}), Number(count));
console.log(JSON.stringify(shown));
await browser.close();
