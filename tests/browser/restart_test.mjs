// A program that crashes and comes back: the page says that nobody answers, and works again without being loaded anew by hand.
import assert from 'node:assert/strict';
import { browse, eventually } from './browse.mjs';

const expectedErrors = [/ERR_CONNECTION_REFUSED/, /ERR_CONNECTION_RESET/, /ERR_EMPTY_RESPONSE/, /WebSocket/, /did not respond/, /Failed to fetch/,
  /Callback error/, /ERR_INCOMPLETE/];

// With the developer tools: their menu says so, and the new program's page is loaded by itself.
await browse('tests/browser/failing_app', { args: ['no assets'], expectedErrors }, async (page, seen) => {
  const text = (selector) => page.locator(selector).textContent();
  await page.locator('#number').fill('1');
  await eventually(async () => assert.equal(await text('#root'), 'root of 1'));
  await page.waitForResponse((response) => response.url().includes('_reload-hash'));
  await seen.kill();
  await page.waitForSelector('.dash-debug-menu__button--unavailable', { timeout: 15_000 });
  await seen.startAgain();
  await page.waitForSelector('.dash-debug-menu__button--available', { timeout: 15_000 });
  await eventually(async () => {
    await page.locator('#number').fill('2');
    assert.equal(await text('#root'), 'root of 2');
  });
});

// Without them, and through a WebSocket: the next call opens it again.
await browse('examples/live', { expectedErrors }, async (page, seen) => {
  const text = (selector) => page.locator(selector).textContent();
  await page.waitForSelector('#count');
  await page.locator('#name').fill('Grace');
  await page.locator('#count').click();
  await eventually(async () => assert.equal(await text('#ticks'), 'tick 5'));
  await seen.kill();
  await seen.startAgain();
  await page.locator('#name').fill('Ada');
  await eventually(async () => {
    await page.locator('#count').click();
    assert.equal(await text('#asked'), 'Ada');
  });
});
