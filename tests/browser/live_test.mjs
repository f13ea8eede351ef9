// examples/live in the browser: a WebSocket callback that sets and asks for properties while it runs.
import assert from 'node:assert/strict';
import { browse, eventually } from './browse.mjs';

await browse('examples/live', {}, async (page) => {
  const text = (selector) => page.locator(selector).textContent();
  await page.waitForSelector('#count');
  await page.locator('#name').fill('Grace');
  await page.locator('#count').click();
  await eventually(async () => assert.equal(await text('#asked'), 'Grace'));
  await eventually(async () => assert.equal(await text('#ticks'), 'tick 5'));
});
