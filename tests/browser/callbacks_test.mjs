// examples/callbacks in the browser: typed handlers, patterns, partial updates, background work with progress, clientside.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { browse, eventually, repository } from './browse.mjs';

await browse('examples/callbacks', { cwd: join(repository, 'examples') }, async (page, seen) => {
  const text = (selector) => page.locator(selector).textContent();
  // plotly.js does not draw a title anew while a transition moves the points.
  const title = () => page.evaluate(() => document.querySelector('#graph .js-plotly-plot').layout.title?.text);

  await page.waitForSelector('#graph .scatterlayer .trace');
  await eventually(async () => assert.equal(await text('#text'), '33 countries'));
  await eventually(async () => assert.equal(await text('#all'), 'a+b'));

  // A pattern: every input whose id has the type "dim".
  await page.locator('input[id*=\'"index":1\']').fill('B!');
  await eventually(async () => assert.equal(await text('#all'), 'a+B!'));

  // The state is read when the input changes.
  const slider = page.locator('#year [role=slider]').first();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  // Afghanistan's life expectancy in 1957.
  const first = () => page.evaluate(() => document.querySelector('#graph .js-plotly-plot')._fullData[0].y[0]);
  await eventually(async () => assert.equal(await first(), 30.332));

  // Clientside into the store, and from there a partial update of the figure: its traces stay.
  await page.locator('#report').click();
  await eventually(async () => assert.equal(await title(), 'patched'));
  assert.equal(await page.locator('#graph .scatterlayer .trace').count(), 1);

  // Background: running, progress and result.
  await eventually(async () => assert.match(await text('#out'), /Africa/));
  await eventually(async () => assert.equal(await page.locator('#progress').getAttribute('value'), '10'));
  assert.equal(await page.locator('#progress').getAttribute('max'), '10');
  assert.equal(await page.locator('#report').isDisabled(), false);
  assert.ok(seen.requests.some((url) => url.includes('job=')), 'the browser asked for the job');
});
