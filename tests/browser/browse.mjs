// A program that serves a page, and a browser that looks at it: started for one test, and ended with it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const build = process.env.WEFT_BUILD;
const screenshots = join(build, 'tests/browser');
const browserProgram = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`).find(existsSync);

const browserFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];

// Starts the program on a free port, or the one that is given; its URL is known once it says where it is.
function serve(path, args, env, options, port = '0') {
  const program = spawn(isAbsolute(path) ? path : join(build, path), args, {
    env: { ...process.env, HOST: '127.0.0.1', PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  program.log = '';
  program.stderr.on('data', (text) => { program.log += text; });
  const url = new Promise((resolve, reject) => {
    let printed = '';
    program.stdout.on('data', (text) => {
      printed += text;
      const found = printed.match(/running on (http:\S+)/);
      if (found) resolve(found[1]);
    });
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`the program ended with ${code} before it served: ${printed}${program.log}`)));
  });
  return { program, url };
}

async function kill(program) {
  const exited = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGKILL');
  await exited;
}

async function end(program) {
  if (program.exitCode !== null || program.signalCode !== null) return program.exitCode;
  const exited = new Promise((resolve) => program.once('exit', (code) => resolve(code)));
  program.kill('SIGTERM');
  const tooLong = setTimeout(() => program.kill('SIGKILL'), 10_000);
  const code = await exited;
  clearTimeout(tooLong);
  return code;
}

// Serves the program, given by its path below the build folder or an absolute one, and opens its page; `look(page, seen)` is the test.
// `seen.kill()` ends the program as if it had crashed, and `seen.startAgain()` starts it at the same address.
// Leaves a screenshot named for the program beside it in tests/browser. `seen` gathers what the page said and asked for.
// Fails when the page logs an error that `expectedErrors` does not allow, asks another machine for something, or the program does not
// end well when it is told to.
export async function browse(path, { args = [], cwd, env = {}, expectedErrors = [] } = {}, look) {
  let { program, url } = serve(path, args, env, { cwd });
  const seen = { errors: [], requests: [], wireBytes: 0, log: () => program.log };
  seen.kill = () => kill(program);
  seen.startAgain = async () => {
    const restarted = serve(path, args, env, { cwd }, new URL(await url).port);
    program = restarted.program;
    await restarted.url;
  };
  let code;
  try {
    await lookAt(await url, basename(path), seen, look);
  } finally {
    code = await end(program);
  }
  assert.equal(code, 0, `the program ended with ${code}: ${program.log}`);
  const unexpected = seen.errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
  assert.deepEqual(unexpected, [], 'errors in the console');
  const away = seen.requests.filter((request) => !/^(data|blob):/.test(request) && new URL(request).hostname !== '127.0.0.1');
  assert.deepEqual(away, [], 'requests to other machines');
}

async function lookAt(url, name, seen, look) {
  // Each launch has a profile folder of its own, which is removed at the end.
  const browser = await chromium.launch({ executablePath: browserProgram, args: browserFlags });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => { if (message.type() === 'error') seen.errors.push(message.text()); });
    page.on('pageerror', (error) => seen.errors.push(String(error)));
    page.on('request', (request) => seen.requests.push(request.url()));
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    network.on('Network.loadingFinished', (event) => { seen.wireBytes += event.encodedDataLength; });

    await page.goto(url);
    try {
      await look(page, seen);
    } finally {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    }
  } finally {
    await browser.close();
  }
}

// Waits until the check passes; throws what it threw last when it does not within so many milliseconds.
export async function eventually(check, timeout = 10_000) {
  const deadline = Date.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (failure) {
      if (Date.now() > deadline) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
