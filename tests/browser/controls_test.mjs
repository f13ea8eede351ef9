// examples/controls in the browser: controls that are moved, and the callbacks that they drive.
import assert from 'node:assert/strict';
import { browse, eventually } from './browse.mjs';

await browse('examples/controls', {}, async (page, seen) => {
  const title = () => page.locator('#wave .gtitle').textContent();
  const text = (selector) => page.locator(selector).textContent();

  await page.waitForSelector('#wave .scatterlayer .trace');
  assert.equal(await title(), '2 Hz');
  assert.equal(await text('#chosen'), 'red');
  assert.equal(await text('#counted'), '', 'this callback must not run when the page is loaded');

  const slider = page.locator('#frequency [role=slider]').first();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await eventually(async () => assert.equal(await title(), '3 Hz'));
  const crossings = await page.evaluate(() => {
    const y = document.querySelector('#wave .js-plotly-plot')._fullData[0].y;
    return y.filter((value, i) => i > 0 && value > 0.01 && y[i - 1] <= 0.01).length;
  });
  assert.equal(crossings, 6, 'two seconds of 3 Hz');

  await page.locator('#name').fill('Ada');
  await eventually(async () => assert.equal(await text('#greeting'), 'Hello Ada'));

  await page.locator('#count').click();
  await page.locator('#count').click();
  await eventually(async () => assert.equal(await text('#counted'), '2'));
  assert.equal(await page.locator('#counted').getAttribute('title'), 'Ada');

  await page.getByText('large').click();
  await eventually(async () => assert.deepEqual(await page.locator('#chosen li').allTextContents(), ['red', 'large']));

  // Without debug only small bundles are loaded, and all in one go with plotly.js stay under 1.6 MB.
  assert.ok(seen.wireBytes < 1_600_000, `${seen.wireBytes} bytes`);
  assert.ok(!seen.requests.some((url) => url.includes('_reload-hash')), 'only debug polls');
  console.log(`first load and seven callbacks: ${seen.wireBytes} bytes`);
});
