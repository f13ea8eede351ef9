// forms_app in the browser, whose developer tools check callbacks too: a component that comes later, errors that become messages, a first
// call in spite of allow_duplicate, a property that is Input and Output of one callback, and a program that calls a handler.
import assert from 'node:assert/strict';
import { browse, eventually } from './browse.mjs';

await browse('tests/browser/forms_app', {}, async (page) => {
  const text = (selector) => page.locator(selector).textContent();
  await eventually(async () => assert.equal(await text('#greeting'), 'Hello Ada'));
  await eventually(async () => assert.equal(await page.locator('#twice').getAttribute('title'), '0'));
  await eventually(async () => assert.equal(await page.locator('#same').inputValue(), 'a!'));

  await page.locator('#add').click();
  await eventually(async () => assert.equal(await text('#greeting'), 'Hello Ada Lovelace'));
  await page.locator('#first').fill('x');
  await eventually(async () => assert.equal(await text('#alert'), 'nobody is called x'));
  assert.equal(await text('#greeting'), 'Hello Ada Lovelace');

  const answer = await page.request.post(new URL('/greet', page.url()).href, { data: { first: 'Grace', last: 'Hopper' } });
  assert.equal(await answer.json(), 'Hello Grace Hopper');
});
