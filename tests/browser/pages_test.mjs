// examples/pages in the browser: links, a path with a variable, a redirect, titles, and a path of no page.
import assert from 'node:assert/strict';
import { browse, eventually } from './browse.mjs';

await browse('examples/pages', {}, async (page) => {
  const heading = () => page.locator('#_pages_content h1').textContent();
  await eventually(async () => assert.equal(await heading(), 'Welcome'));
  assert.equal(await page.title(), 'Shop');

  await page.getByText('Item 42').click();
  await eventually(async () => assert.equal(await heading(), 'Item 42'));
  await eventually(async () => assert.equal(await page.title(), 'Item 42'));
  assert.ok(page.url().endsWith('/item/42'));

  const base = new URL(page.url()).origin;
  await page.goto(`${base}/about`);
  await eventually(async () => assert.equal(await heading(), 'About us'));
  assert.ok(page.url().endsWith('/about-us'));

  await page.goto(`${base}/nowhere`);
  await eventually(async () => assert.equal(await heading(), '404 - Page not found'));
});
