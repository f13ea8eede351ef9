// examples/table in the browser: a million rows are sorted by a click, filtered by what is typed, and turned page by page.
import assert from 'node:assert/strict';
import { browse, eventually } from './browse.mjs';

await browse('examples/table', {}, async (page) => {
  const cells = (column) => page.locator(`#table td[data-dash-column="${column}"]`).allTextContents();
  const count = () => page.locator('#count').textContent();
  const filter = async (column, query) => {
    await page.locator(`#table th[data-dash-column="${column}"] input[type=text]`).fill(query);
    await page.keyboard.press('Enter');
  };

  await eventually(async () => assert.equal(await count(), '1000000'));
  await eventually(async () => assert.equal((await cells('timestamp'))[0], '2024-01-01T00:00:00'));
  assert.equal((await cells('timestamp')).length, 12);

  await page.locator('#table button.next-page').click();
  await eventually(async () => assert.equal((await cells('timestamp'))[0], '2024-01-01T00:00:12'));
  await page.locator('#table button.last-page').click();
  await eventually(async () => assert.equal((await cells('timestamp')).at(-1), '2024-01-12T13:46:39'));
  await page.locator('#table button.first-page').click();

  // Sorts: ascending, then descending.
  const sort = page.locator('#table th[data-dash-column="id"] .column-header--sort').first();
  await sort.click();
  await eventually(async () => {
    const ids = (await cells('id')).map(Number);
    assert.deepEqual(ids, [...ids].sort((a, b) => a - b));
    assert.ok(ids[0] < 950, `${ids}`);
  });
  await sort.click();
  await eventually(async () => {
    const ids = (await cells('id')).map(Number);
    assert.deepEqual(ids, [...ids].sort((a, b) => b - a));
    assert.ok(ids[0] > 1050, `${ids}`);
  });

  // Filters: a part of a name whatever its case, a comparison, and a date.
  await filter('name', 'ALI');
  await eventually(async () => assert.ok((await cells('name')).every((name) => /ali/i.test(name))));
  const named = Number(await count());
  assert.ok(named > 0 && named < 1_000_000, `${named}`);
  await filter('x', '> 0.9');
  await eventually(async () => assert.ok((await cells('x')).every((x) => Number(x) > 0.9)));
  assert.ok(Number(await count()) < named);
  await filter('timestamp', '2024-01-05');
  await eventually(async () => assert.ok((await cells('timestamp')).every((time) => time.startsWith('2024-01-05'))));

  // What cannot be read is marked by the table itself, and asks for nothing.
  await filter('x', '');
  await filter('timestamp', '');
  await eventually(async () => assert.equal(Number(await count()), named));
});
