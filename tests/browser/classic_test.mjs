// examples/classic in the browser: the points, the axis, the hover text, and what the first load costs.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { browse, eventually, repository } from './browse.mjs';

const data = join(repository, 'examples/gdp-life-exp-2007.csv');

await browse('examples/classic', { args: [data] }, async (page, seen) => {
  await page.waitForSelector('.js-plotly-plot .scatterlayer .point');

  const drawn = await page.evaluate(() => {
    const plot = document.querySelector('.js-plotly-plot');
    return {
      traces: plot.querySelectorAll('.scatterlayer .trace').length,
      points: plot.querySelectorAll('.scatterlayer .point').length,
      names: plot._fullData.map((trace) => trace.name),
      xType: plot._fullLayout.xaxis.type,
      xTitle: plot.querySelector('.xtitle').textContent,
      yTitle: plot.querySelector('.ytitle').textContent,
    };
  });
  assert.deepEqual(drawn, {
    traces: 5,
    points: 102,
    names: ['Asia', 'Africa', 'Americas', 'Oceania', 'Europe'],
    xType: 'log',
    xTitle: 'gdp per capita',
    yTitle: 'life expectancy',
  });

  // The largest bubble is China; its middle is over nothing else.
  const china = await page.evaluate(() => {
    const plot = document.querySelector('.js-plotly-plot');
    const trace = plot._fullData.findIndex((one) => one.hovertext.includes('China'));
    const point = plot._fullData[trace].hovertext.indexOf('China');
    const box = plot.querySelectorAll('.scatterlayer .trace')[trace].querySelectorAll('.point')[point].getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.move(china.x - 5, china.y);
  await page.mouse.move(china.x, china.y);
  const hover = await eventually(async () => {
    const lines = await page.locator('.hoverlayer .hovertext .nums tspan.line, .hoverlayer .hovertext .nums').allTextContents();
    assert.ok(lines.length > 0, 'no hover text');
    return lines.join('\n');
  });
  for (const part of ['China', 'continent=Asia', 'gdp per capita=4,959.115', 'life expectancy=72.961', 'population=1318683096']) {
    assert.ok(hover.includes(part), `${part} is not in the hover text: ${hover}`);
  }

  // Plotly.js is the largest bundle by far: it has to be asked for with the page, not after the other scripts have run.
  const order = seen.requests.map((url) => new URL(url).pathname);
  assert.ok(order.findIndex((path) => path.endsWith('/plotly.min.js')) < order.findIndex((path) => path.includes('dash_renderer')));
  assert.equal(order.filter((path) => path.endsWith('/plotly.min.js')).length, 1);
  console.log(`first load: ${seen.wireBytes} bytes`);
});
