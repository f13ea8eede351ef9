// An app with a Content-Security-Policy, CSRF tokens and a session: all of it works, and what does not belong to it does not run.
import assert from 'node:assert/strict';
import { browse, eventually } from './browse.mjs';

const expectedErrors = [/Refused to execute inline script|violates the following Content Security Policy/, /403 \(Forbidden\)/];

for (const args of [[], ['debug']]) {
  await browse('tests/browser/guarded_app', { args, expectedErrors }, async (page, seen) => {
    const text = (selector) => page.locator(selector).textContent();
    await page.waitForSelector('#graph .scatterlayer .trace');
    await page.waitForSelector('#table td');
    await page.waitForSelector('#year .rc-slider, #year [role=slider]');
    await eventually(async () => assert.equal(await text('#greeting'), 'before: nobody'));
    assert.deepEqual(seen.errors, [], 'the policy refuses nothing of the app');

    await page.locator('#name').fill('ada');
    await page.locator('#name').press('Enter');
    await eventually(async () => assert.equal(await text('#upper'), 'ADA'));
    await eventually(async () => assert.equal(await text('#greeting'), 'before: '));
    await page.locator('#name').fill('bob');
    await page.locator('#name').press('Enter');
    await eventually(async () => assert.equal(await text('#greeting'), 'before: ada'));

    const status = (headers) => page.evaluate(async (more) => {
      const body = JSON.stringify({ output: 'greeting.children', outputs: { id: 'greeting', property: 'children' }, changedPropIds: [],
        inputs: [{ id: 'name', property: 'value', value: 'x' }] });
      const request = { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...more } };
      return (await fetch('/_dash-update-component', request)).status;
    }, headers);
    assert.equal(await status({}), 403, 'a request without the token');
    const token = (await page.context().cookies()).find((cookie) => cookie.name === '_csrf_token').value;
    assert.equal(await status({ 'X-CSRFToken': token }), 200);

    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      return window.ran === true;
    });
    assert.equal(ran, false, 'a script that somebody has put into the page');
  });
}
