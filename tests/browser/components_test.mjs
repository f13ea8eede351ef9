// Each of Dash's core components, and its table, does what it is for, and tells the app.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { browse, eventually } from './browse.mjs';

await browse('tests/browser/components_app', {}, async (page) => {
  const text = (selector) => page.locator(selector).textContent();
  // What a callback got from a property; undefined as long as none ran.
  const got = async (line) => JSON.parse((await text(`#got-${line}`)) || '"nothing yet"');
  const eventuallyGot = (line, wanted) => eventually(async () => assert.deepEqual(await got(line), wanted));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write', 'geolocation']);
  await page.context().setGeolocation({ latitude: 48.2, longitude: 16.4 });
  await page.waitForSelector('#graph .scatterlayer .trace');

  const behaviours = {
    async Button() {
      await page.locator('#button').click();
      await eventuallyGot('button-n_clicks', 1);
    },
    async Checklist() {
      await page.locator('#checklist').getByText('blue').click();
      await eventuallyGot('checklist-value', ['red', 'blue']);
    },
    async Clipboard() {
      await page.locator('#clipboard').click();
      await eventuallyGot('clipboard-n_clicks', 1);
      await eventually(async () => assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'copied text'));
    },
    async ConfirmDialog() {
      page.once('dialog', (dialog) => dialog.accept());
      await page.locator('#ask').click();
      await eventuallyGot('confirm-submit_n_clicks', 1);
    },
    async ConfirmDialogProvider() {
      page.once('dialog', (dialog) => {
        assert.equal(dialog.message(), 'Delete it?');
        dialog.dismiss();
      });
      await page.locator('#delete').click();
      await eventuallyGot('provider-cancel_n_clicks', 1);
    },
    async DatePickerRange() {
      await page.locator('#range-of-days-end-date').fill('2024-05-25');
      await page.keyboard.press('Enter');
      await eventuallyGot('range-of-days-end_date', '2024-05-25');
    },
    async DatePickerSingle() {
      await page.locator('#day').click();  // closes the calendar of the range, which takes the focus back
      await page.locator('#day').fill('2024-05-07');
      await page.keyboard.press('Tab');
      await eventuallyGot('day-date', '2024-05-07');
    },
    async Download() {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#get').click()]);
      assert.equal(download.suggestedFilename(), 'got.txt');
      assert.equal(readFileSync(await download.path(), 'utf8'), 'got 1');
    },
    async Dropdown() {
      await page.locator('#dropdown').click();
      await page.getByRole('dialog').getByRole('option', { name: 'green' }).click();
      await eventuallyGot('dropdown-value', ['green']);
      await page.keyboard.press('Escape');
    },
    async Geolocation() {
      await eventually(async () => assert.equal((await got('place-position')).lat, 48.2));
    },
    async Graph() {
      await page.locator('#graph .scatterlayer .point').nth(1).click({ force: true });
      await eventually(async () => assert.equal((await got('graph-clickData')).points[0].y, 1));
    },
    async Input() {
      await page.locator('#input').fill('text');
      await page.locator('#input').press('Enter');
      await eventuallyGot('input-n_submit', 1);
    },
    async Interval() {
      await eventuallyGot('interval-n_intervals', 3);
    },
    async Loading() {
      await page.locator('#work').click();
      await page.waitForSelector('#loading .dash-dot-spinner');
      await eventually(async () => assert.equal(await text('#worked'), 'worked 1'));
    },
    async Markdown() {
      assert.equal(await text('#markdown strong'), 'bold');
      assert.equal(await text('#markdown li'), 'a list');
    },
    async RadioItems() {
      await page.locator('#radio').getByText('green').click();
      await eventuallyGot('radio-value', 'green');
    },
    async RangeSlider() {
      await page.locator('#range [role=slider]').last().focus();
      await page.keyboard.press('ArrowRight');
      await eventuallyGot('range-value', [2, 6]);
    },
    async Slider() {
      await page.locator('#slider [role=slider]').first().focus();
      await page.keyboard.press('ArrowLeft');
      await eventuallyGot('slider-value', 2);
    },
    async Store() {
      await eventuallyGot('store-data', { pressed: 1 });
      const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem('store')));
      assert.deepEqual(kept, { pressed: 1 });
    },
    // The browser itself sorts, filters and turns pages.
    async DataTable() {
      const cells = () => page.locator('#table td[data-dash-column="n"]').allTextContents();
      await eventually(async () => assert.deepEqual(await cells(), ['3', '1']));
      await page.locator('#table th[data-dash-column="n"] .column-header--sort').click();
      await eventually(async () => assert.deepEqual(await cells(), ['1', '2']));
      await eventuallyGot('table-derived_virtual_indices', [1, 3, 0, 4, 2]);
      await page.locator('#table button.next-page').click();
      await eventually(async () => assert.deepEqual(await cells(), ['3', '4']));
      await eventuallyGot('table-page_current', 1);
      await page.locator('#table th[data-dash-column="n"] input[type=text]').fill('> 3');
      await page.keyboard.press('Enter');
      await eventuallyGot('table-derived_virtual_indices', [4, 2]);
    },
    async Tabs() {
      assert.equal(await page.getByText('of the first').isVisible(), true);
      await page.getByText('Second', { exact: true }).click();
      await eventuallyGot('tabs-value', 'second');
      assert.equal(await page.getByText('of the second').isVisible(), true);
    },
    async Textarea() {
      await page.locator('#text').fill('two\nlines');
      await eventuallyGot('text-value', 'two\nlines');
    },
    async Tooltip() {
      assert.equal(await page.getByText('tip', { exact: true }).isVisible(), false);
      await page.locator('#tip').click();
      await eventually(async () => assert.equal(await page.getByText('tip', { exact: true }).isVisible(), true));
    },
    async Upload() {
      await page.locator('#upload input[type=file]').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
      await eventuallyGot('upload-contents', 'data:text/plain;base64,aGVsbG8=');
    },
    // The page stays, since no server is asked for another one.
    async Link() {
      await page.locator('#link').click();
      await eventuallyGot('location-pathname', '/elsewhere');
      assert.deepEqual(await got('button-n_clicks'), 1);
    },
    async Location() {
      await page.goBack();
      await eventuallyGot('location-pathname', '/');
    },
    async persistence() {
      await page.locator('#kept').fill('still here');
      await eventuallyGot('kept-value', 'still here');
      await page.reload();
      await eventuallyGot('kept-value', 'still here');
      assert.equal(await page.locator('#kept').inputValue(), 'still here');
    },
  };
  const failures = [];
  for (const [component, check] of Object.entries(behaviours)) {
    try {
      await check();
    } catch (failure) {
      failures.push(`${component}: ${failure}`);
    }
  }
  assert.deepEqual(failures, []);
});
