// every_form_app in the browser: patterns, a Patch of all steps, no update, no input or output, functions of the assets, cookies, work
// that is cancelled, and news for all pages.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browse, eventually } from './browse.mjs';

const assets = mkdtempSync(join(tmpdir(), 'weft_assets_'));
writeFileSync(join(assets, 'space.js'), "window.dash_clientside = { ...window.dash_clientside, space: { loud: (text) => text + '!' } };");

try {
  await browse('tests/browser/every_form_app', { args: [assets] }, async (page, seen) => {
    const text = (selector) => page.locator(selector).textContent();
    const eventuallyText = (selector, wanted) => eventually(async () => assert.equal(await text(selector), wanted));
    const part = (type, i) => `[id='{"i":${i},"type":"${type}"}']`;
    const texts = async (type) => {
      const found = page.locator(`[id*='"type":"${type}"']`);
      return found.allTextContents();
    };
    const eventuallyTexts = (type, wanted) => eventually(async () => assert.deepEqual(await texts(type), wanted));

    // MATCH, ALLSMALLER, ALL as an Output, and a row that a callback adds.
    await eventuallyTexts('upper', ['W0', 'W1', 'W2']);
    await eventuallyTexts('before', ['', 'w0,', 'w0,w1,']);
    await page.locator(part('word', 1)).fill('one');
    await eventuallyTexts('upper', ['W0', 'ONE', 'W2']);
    await eventuallyTexts('before', ['', 'w0,', 'w0,one,']);
    await page.locator('#mark').click();
    await eventuallyTexts('mark', ['marked', '', 'marked']);
    await page.locator('#add').click();
    await eventuallyTexts('upper', ['W0', 'ONE', 'W2', 'W3']);
    await eventuallyTexts('before', ['', 'w0,', 'w0,one,', 'w0,one,w2,']);

    // Every step of a Patch, in Python's meaning.
    await page.locator('#patch').click();
    await eventually(async () => assert.deepEqual(JSON.parse(await text('#stored')), {
      list: [7, 5, 4, 3, 1.5, 1, 0], object: { b: 2 }, emptied: [], number: 15, assigned: 'new',
    }));

    // No input, no update of one output or of any, no output, and a function of the assets.
    assert.equal(await text('#loaded'), 'without an input');
    await eventuallyText('#second', 'start');
    await page.locator('#text').fill('first only');
    await eventuallyText('#first', 'first only');
    await page.locator('#text').fill('nothing');
    await eventually(async () => assert.equal(await page.locator(part('mark', 0)).getAttribute('title'), 'about nothing'));
    await eventuallyText('#loud', 'nothing!');
    assert.equal(await text('#first'), 'first only');
    assert.equal(await text('#second'), 'start');

    // A cookie and a header of a callback's own.
    const baked = page.waitForResponse((response) => response.headers()['x-baked'] === 'yes');
    await page.locator('#bake').click();
    await baked;
    await eventuallyText('#cookie', 'had  of bake');
    await page.locator('#bake').click();
    await eventuallyText('#cookie', 'had 1 of bake');

    // Work that is cancelled ends in the program, and changes nothing.
    await page.locator('#work').click();
    await eventuallyText('#progress', 'step 3');
    assert.ok(await page.locator('#work').isDisabled());
    await page.locator('#stop').click();
    await eventually(async () => assert.equal(await page.locator('#work').isDisabled(), false));
    await eventually(async () => {
      await page.locator('#count').click();
      await page.waitForTimeout(100);
      assert.equal(await text('#cancelled'), '1');
    });
    assert.equal(await text('#worked'), '');

    // What is told to all reaches another page too.
    const other = await page.context().browser().newPage();
    await other.goto(page.url());
    await eventually(async () => assert.equal(await other.locator('#greeting').textContent(), 'connected'));
    await eventuallyText('#greeting', 'connected');
    await page.locator('#tell').click();
    await eventuallyText('#news', 'news 1');
    await eventually(async () => assert.equal(await other.locator('#news').textContent(), 'news 1'));
    assert.deepEqual(seen.errors, []);
  });
} finally {
  rmSync(assets, { recursive: true });
}
