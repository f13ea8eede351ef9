// An app in debug: an exception in a callback is shown, the app lives on, and changed assets reach the page by themselves.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browse, eventually } from './browse.mjs';

const assets = mkdtempSync(join(tmpdir(), 'weft_assets_'));
writeFileSync(join(assets, 'page.css'), 'body { color: rgb(1, 2, 3) }');
const expectedErrors = [/500 \(Internal Server Error\)/, /Callback error updating root\.children/];

try {
  await browse('tests/browser/failing_app', { args: [assets], expectedErrors }, async (page, seen) => {
    const color = () => page.evaluate(() => getComputedStyle(document.body).color);
    await page.waitForSelector('.dash-debug-menu__version');
    assert.equal(await page.locator('.dash-debug-menu__version').textContent(), 'v4.4.1');
    assert.equal(await color(), 'rgb(1, 2, 3)');

    await page.locator('#number').fill('x');
    await page.locator('.test-devtools-error-toggle').first().click();
    const overlay = page.frameLocator('.dash-be-error__st iframe, iframe').first();
    assert.equal(await overlay.locator('h1').textContent(), 'std::invalid_argument');
    assert.equal(await overlay.locator('pre').textContent(), 'no <number>: x');
    assert.equal(await overlay.locator('dd').first().textContent(), 'callback root.children');
    assert.match(await overlay.locator('li').first().textContent(), /^parse\(.*\)( \(failing_app\.cc:\d+\))?$/);
    assert.match(seen.log(), /std::invalid_argument: no <number>: x \[callback root\.children\]/);

    await page.locator('#number').fill('9');
    await eventually(async () => assert.equal(await page.locator('#root').textContent(), 'root of 9'));

    // The graph of the callbacks is drawn on canvases.
    await page.locator('#dash-debug-menu__callback-graph-button').click();
    await page.waitForSelector('.dash-callback-dag--container canvas');
    await page.locator('#dash-debug-menu__callback-graph-button').click();

    // What the first poll answers is what later ones are compared with.
    await page.waitForResponse((response) => response.url().includes('_reload-hash'));

    // A style sheet is replaced in place: what was typed stays.
    writeFileSync(join(assets, 'page.css'), 'body { color: rgb(4, 5, 6) }');
    await eventually(async () => assert.equal(await color(), 'rgb(4, 5, 6)'));
    assert.equal(await page.locator('#number').inputValue(), '9');
  });
} finally {
  rmSync(assets, { recursive: true });
}
