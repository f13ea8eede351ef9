// Component libraries of others in the browser: they are drawn, their events reach callbacks, and what callbacks return is drawn too.
import assert from 'node:assert/strict';
import { browse, eventually } from './browse.mjs';

await browse('tests/browser/component_libraries', {}, async (page, seen) => {
  const text = (selector) => page.locator(selector).textContent();

  // Bootstrap, with the style sheet that is embedded beside it.
  await page.waitForSelector('.card #header');
  const look = (selector, property) => page.evaluate(
    ([found, name]) => getComputedStyle(document.querySelector(found))[name], [selector, property]);
  assert.equal(await look('#count', 'backgroundColor'), 'rgb(25, 135, 84)', "Bootstrap's green");
  await eventually(async () => assert.equal(await text('#counted'), '0 clicks'));
  await page.locator('#count').click();
  await page.locator('#count').click();
  await eventually(async () => assert.equal(await text('#counted'), '2 clicks'));
  assert.ok(await page.locator('#counted.alert-info').count(), 'the color that the callback returned');
  assert.equal(await text('#tab'), 'first');
  await page.locator('.nav-link', { hasText: 'Second' }).click();
  await eventually(async () => assert.equal(await text('#tab'), 'second'));
  assert.ok(await page.locator('text=second text').isVisible());

  // Mantine: components in properties other than children, and one that only a callback returns.
  assert.equal(await text('#city-name'), 'City');
  assert.ok(await page.locator('#city-icon').isVisible());
  assert.equal(await text('#chosen'), 'chosen: osl');
  assert.equal(await page.locator('input#city').inputValue(), 'Oslo');
  await page.locator('input#city').click();
  await page.locator('[role=option]', { hasText: 'Lima' }).click();
  await eventually(async () => assert.equal(await text('#chosen'), 'chosen: lim'));
  await eventually(async () => assert.match(await text('#badge'), /lim/));
  assert.match(await page.locator('#badge').getAttribute('class'), /mantine-Badge-root/);

  // AG Grid: a row that is selected, a cell that is edited.
  const cell = (row, column) => page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`);
  await cell(1, 'city').waitFor();
  assert.equal(await cell(0, 'people').textContent(), '709');
  await page.locator('.ag-row[row-index="1"] .ag-selection-checkbox').click();
  await eventually(async () => assert.equal(await text('#selected'), 'Lima'));
  await cell(0, 'people').dblclick();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('710');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await text('#edited'), 'Oslo: 709'));

  // Bundles that the page names may be kept for a year; those that others name are asked for again by their tag.
  const suites = seen.requests.map((url) => new URL(url).pathname).filter((path) => path.includes('/_dash-component-suites/dash_'));
  for (const name of ['dash_ag_grid/dash_ag_grid.v35_3_0m', 'dash_mantine_components/dash_mantine_components.v2_8_1m',
    'dash_bootstrap_components/_components/dash_bootstrap_components.v2_0_4m', 'dash_bootstrap_components/css/bootstrap.v2_0_4m']) {
    assert.ok(suites.some((path) => path.includes(name)), `${name} is not among ${suites.join(' ')}`);
  }
});
