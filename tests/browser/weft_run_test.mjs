// weft run in the browser: a save reaches the page, what does not compile is shown in it, and at the end nothing is left.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browse, eventually } from './browse.mjs';

const folder = mkdtempSync(join(tmpdir(), 'weft_run_'));
const app = join(folder, 'app', 'my app.cpp');
const header = join(folder, 'app', 'greeting.h');
const leftovers = join(folder, 'tmp');
for (const name of ['app', 'tmp']) mkdirSync(join(folder, name));

const source = ({ text = 'nothing', includes = '', title = '"title"', start = '' }) => `// An app
#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>
${includes}
using namespace weft;

int main(int argc, char** argv) {
  ${start}
  Dash app;
  app.layout = html::Div({html::H1(${title}), html::P(argc > 1 ? argv[1] : "none", {.id = "argument"}), dcc::Input({.id = "in"}),
                          html::P({.id = "out"})});
  app.callback(Output{"out", html::P.children}, Input{"in", dcc::Input.value},
               [](std::optional<std::string> value) { return "${text} " + value.value_or(""); });
  app.run();
}
`;

const write = (content) => writeFileSync(app, content);

// The processes whose command line or working folder is in ours.
const processes = () => readdirSync('/proc').filter((id) => /^\d+$/.test(id) && id !== String(process.pid)).filter((id) => {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder);
  } catch {
    return false;  // has ended meanwhile
  }
});

// Compiling takes its time where others work too.
const soon = (check) => eventually(check, 120_000);

const expectedErrors = [/The source does not compile/, /before it served/];
const prefix = join(folder, 'prefix');
try {
  execFileSync('cmake', ['--install', process.env.WEFT_BUILD, '--prefix', prefix], { stdio: 'ignore' });
  write(source({ text: 'first' }));
  const options = {
    args: ['run', app, '--', 'an argument'], cwd: join(folder, 'app'), expectedErrors,
    env: { XDG_CACHE_HOME: join(folder, 'cache'), TMPDIR: leftovers },
  };
  await browse(join(prefix, 'bin/weft'), options, async (page, seen) => {
    const out = () => page.locator('#out').textContent();
    const overlay = () => page.frameLocator('.dash-backend-error iframe, .dash-be-error__st iframe, iframe').first();
    const isOut = (text) => soon(async () => assert.equal((await out()).trim(), text));

    await isOut('first');
    assert.equal(await page.locator('#argument').textContent(), 'an argument');

    // A save reaches the page by itself. The page is not loaded anew: what its script has set stays.
    await page.evaluate(() => { window.isStillThere = true; });
    const start = Date.now();
    write(source({ text: 'second' }));
    await isOut('second');
    console.log(`from save to page: ${Date.now() - start} ms, load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}`);
    assert.equal(await page.evaluate(() => window.isStillThere), true);

    // What does not compile is shown, in the terminal too, and the program before goes on.
    write(source({ text: 'third', title: 'no_such_name' }));
    await soon(async () => assert.match(await overlay().locator('pre').textContent(), /my app\.cpp:\d+:\d+: error: .no_such_name. was not declared/));
    assert.equal(await overlay().locator('h1').textContent(), 'The source does not compile');
    assert.match(seen.log(), /my app\.cpp:\d+:\d+: .*error: /);
    assert.match(seen.log(), /weft: The source does not compile; what was there before goes on/);
    assert.doesNotMatch(seen.log(), /FAILED|ninja/);
    await page.locator('#in').fill('still');
    await isOut('second still');

    // What does compile takes the errors away.
    write(source({ text: 'third' }));
    await isOut('third');
    assert.equal(await page.locator('iframe').count(), 0);
    assert.equal(await page.locator('.dash-error-card').count(), 0);

    // A program that ends before it serves is as one that does not compile.
    write(source({ text: 'fourth', start: 'throw std::runtime_error("bad beginning");' }));
    await soon(async () => assert.match(await overlay().locator('pre').textContent(), /bad beginning/));
    assert.match(await overlay().locator('h1').textContent(), /The program ended by signal 6 .* before it served/);
    await isOut('third');

    // A header that is new is watched as soon as a build has read it.
    writeFileSync(header, '#pragma once\nconstexpr const char* greeting = "hello";\n');
    write(source({ text: 'fifth', includes: '#include "greeting.h"', title: 'greeting' }));
    await isOut('fifth');
    assert.equal(await page.locator('h1').textContent(), 'hello');
    assert.equal(await page.locator('iframe').count(), 0);
    writeFileSync(header, '#pragma once\nconstexpr const char* greeting = "good bye";\n');
    await soon(async () => assert.equal(await page.locator('h1').textContent(), 'good bye'));
  });
  assert.deepEqual(processes(), [], 'processes that are left');
  assert.deepEqual(readdirSync(leftovers), [], 'files that are left');
  assert.deepEqual(readdirSync(join(folder, 'app')).sort(), ['greeting.h', 'my app.cpp'], 'files beside the source');
} finally {
  rmSync(folder, { recursive: true });
}
