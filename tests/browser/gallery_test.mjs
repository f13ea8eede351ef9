// examples/gallery in the browser: each app is used as its reader would. With WEFT_IMAGES, a folder, the pages as they then look are
// put there: WEFT_BUILD=... WEFT_IMAGES=../../docs/images node gallery_test.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browse, eventually, repository } from './browse.mjs';

const images = process.env.WEFT_IMAGES;
const only = process.argv[2];

async function app(name, look) {
  if (only && only !== name) return;
  console.log(name);
  await browse(`examples/gallery/${name}`, { cwd: join(repository, 'examples/gallery') }, async (page, seen) => {
    await page.setViewportSize({ width: 1000, height: 720 });
    await look(page, seen);
    await page.mouse.move(2, 700);
    if (images) await page.screenshot({ path: join(images, `${name}.png`) });
  });
}
const text = (page, selector) => page.locator(selector).first().textContent();
const plotted = (page, selector) => page.waitForSelector(`${selector} .plot-container .main-svg`);

await app('background', async (page) => {
  await page.locator('#go').click();
  await eventually(async () => assert.ok(await page.locator('#go').isDisabled()));
  await eventually(async () => assert.ok(Number(await page.locator('#bar').getAttribute('value')) > 2));
  await eventually(async () => assert.match(await text(page, '#pi'), /^3\.1/));
  const first = await text(page, '#pi');
  await plotted(page, '#graph');

  // The same question again is answered without throwing darts.
  const start = Date.now();
  await page.locator('#go').click();
  await eventually(async () => assert.ok(await page.locator('#go').isDisabled()));
  await eventually(async () => assert.equal(await page.locator('#go').isDisabled(), false));
  assert.ok(Date.now() - start < 1000, `${Date.now() - start} ms`);
  assert.equal(await text(page, '#pi'), first);
});

await app('clientside', async (page, seen) => {
  await plotted(page, '#graph');
  const first = () => page.evaluate(() => document.querySelector('#graph .js-plotly-plot')._fullData[0].y[10]);
  const before = await first();
  const slider = page.locator('#up [role=slider]').first();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await eventually(async () => assert.notEqual(await first(), before));
  assert.ok(!seen.requests.some((url) => url.includes('_dash-update-component')), 'no round trip');
});

await app('countries', async (page) => {
  await eventually(async () => assert.equal(await page.locator('.card').count(), 12));
  await page.getByText('Indonesia').click();
  await eventually(async () => assert.equal(await text(page, 'h1'), 'Indonesia'));
  await page.waitForSelector('.scatterlayer .trace');
  await page.getByText('All countries').click();
  await eventually(async () => assert.equal(await page.locator('.card').count(), 12));
});

await app('crossfilter', async (page) => {
  await page.waitForSelector('#size .scatterlayer .trace');
  await page.waitForSelector('#health .scatterlayer .trace');
  const box = await page.locator('#health .nsewdrag').first().boundingBox();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 5, box.y + 10, { steps: 8 });
  await page.mouse.up();
  await eventually(async () => assert.match(await text(page, '#names'), /Norway/));
  assert.doesNotMatch(await text(page, '#names'), /Zambia/);
  const chosen = () => page.evaluate(() => document.querySelector('#size .js-plotly-plot')._fullData.reduce((sum, trace) => sum + (trace.selectedpoints?.length ?? 0), 0));
  await eventually(async () => assert.ok(await chosen() > 10));
});

await app('download', async (page) => {
  await eventually(async () => assert.equal(await text(page, '#count'), '441 rows'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  assert.equal(download.suggestedFilename(), 'gapminder.csv');
  const lines = readFileSync(await download.path(), 'utf8').trim().split('\n');
  assert.equal(lines.length, 442);
  assert.equal(lines[0], 'country,continent,year,lifeExp,pop,gdpPercap');
});

await app('editable', async (page) => {
  await eventually(async () => assert.equal(await text(page, '#total'), '1207 €'));
  await page.locator('#table td[data-dash-column="count"]').first().click();
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await text(page, '#total'), '1306 €'));
  await page.locator('#add').click();
  await eventually(async () => assert.equal(await page.locator('#table td[data-dash-column="item"]').count(), 5));
  await page.waitForSelector('#graph .pielayer .slice');
});

await app('form', async (page) => {
  await eventually(async () => assert.match(await text(page, '#total'), /^9\d{3} €/));
  const compound = Number.parseInt(await text(page, '#total'), 10);
  await page.getByText('linear').click();
  await eventually(async () => assert.ok(Number.parseInt(await text(page, '#total'), 10) !== compound));
  await page.getByText('compound').click();
  await eventually(async () => assert.equal(Number.parseInt(await text(page, '#total'), 10), compound));
  await plotted(page, '#graph');
});

await app('interval', async (page) => {
  const points = () => page.evaluate(() => document.querySelector('#graph .js-plotly-plot')?._fullData?.[0]?.y?.length ?? 0);
  await eventually(async () => assert.ok(await points() > 8));
  await page.locator('#pause').click();
  await eventually(async () => assert.equal(await text(page, '#pause'), 'Go on'));
  await page.waitForTimeout(700);
  const paused = await points();
  await page.waitForTimeout(1200);
  assert.equal(await points(), paused);
});

await app('stream', async (page) => {
  await page.locator('#start').click();
  await eventually(async () => assert.ok(Number(await text(page, '#requests')) > 20));
  assert.match(await text(page, '#log'), /200 {2}\/.* ms/);
  await page.locator('#slower').fill('40');
  await eventually(async () => assert.ok((await text(page, '#log')).trim().split('\n').every((line) => Number(line.match(/(\d+) ms/)[1]) >= 40)));
});

await app('tabs', async (page) => {
  await page.waitForSelector('#content .scatterlayer .trace');
  await page.getByText('Table', { exact: true }).click();
  await eventually(async () => assert.equal(await page.locator('#content td[data-dash-column="country"]').first().textContent(), 'Japan'));
  await page.getByText('Numbers', { exact: true }).click();
  await eventually(async () => assert.equal(await text(page, '#content .number'), '80.7'));
  await page.getByText('Graph', { exact: true }).click();
  await page.waitForSelector('#content .scatterlayer .trace');
});

await app('todo', async (page) => {
  await eventually(async () => assert.equal(await text(page, '#left'), '2 things left'));
  await page.locator('#text').fill('Write a gallery');
  await page.locator('#add').click();
  await eventually(async () => assert.equal(await text(page, '#left'), '3 things left'));
  assert.equal(await page.locator('#text').inputValue(), '');
  await page.locator('#list input[type=checkbox]').nth(1).click();
  await eventually(async () => assert.equal(await text(page, '#left'), '2 things left'));
  await page.getByText('Delete').first().click();
  await eventually(async () => assert.equal(await page.locator('#list span.grow').count(), 3));
  assert.deepEqual(await page.locator('#list span.done').allTextContents(), ['Call Ada']);
});

await app('upload', async (page) => {
  const send = (content) => page.locator('#upload input[type=file]').setInputFiles({ name: 'gapminder.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await send('a,b\n1,"not closed\n');
  await eventually(async () => assert.notEqual(await text(page, '#alert'), ''));
  await send(readFileSync(join(repository, 'examples/gapminder.csv')));
  await eventually(async () => assert.match(await text(page, '#tables h2'), /1704 rows/));
  assert.equal(await text(page, '#alert'), '');
  await eventually(async () => assert.equal(await page.locator('td[data-dash-column="country"]').first().textContent(), 'Afghanistan'));
});
