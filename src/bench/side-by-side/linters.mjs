// Runs one linter of npm for SideBySide: node linters.mjs <tool> <folder of node_modules> <text> <sentences> <seconds>
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [tool, folder, textFile, sentenceFile, seconds] = process.argv.slice(2);
const require = createRequire(path.join(folder, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

const makers = {
    async alex() {
        const { markdown } = await import(pathToFileURL(path.join(folder, 'node_modules/alex/index.js')).href);
        return async (text) => markdown(text).messages.length;
    },
    async 'write-good'() {
        const writeGood = (await load('write-good')).default;
        return async (text) => writeGood(text).length;
    },
    async textlint() {
        const { TextlintKernel } = await load('@textlint/kernel');
        const plain = (module) => module.default?.default ?? module.default ?? module;
        const markdown = plain(await load('@textlint/textlint-plugin-markdown'));
        const rules = [];
        for (const name of ['alex', 'write-good']) {
            rules.push({ ruleId: name, rule: plain(await load('textlint-rule-' + name)) });
        }
        const kernel = new TextlintKernel();
        const options = { ext: '.md', plugins: [{ pluginId: 'markdown', plugin: markdown }], rules };
        return async (text) => (await kernel.lintText(text, options)).messages.length;
    },
};

const check = await makers[tool]();
await check('The disk was full.');
const startMillis = Math.round(performance.now());

const pages = JSON.parse(readFileSync(textFile, 'utf8'));

/** Reads the pages in order, again and again, until the time is up; the first time only warms up. */
async function read() {
    let words = 0;
    let findings = 0;
    const begin = performance.now();
    const used = process.cpuUsage();
    for (let i = 0; performance.now() - begin < seconds * 1000; i = (i + 1) % pages.length) {
        const page = pages[i];
        findings += await check(page);
        words += page.split(/\s+/u).filter(Boolean).length;
    }
    const { user, system } = process.cpuUsage(used);
    return { words, findings, seconds: (performance.now() - begin) / 1000, cpuSeconds: (user + system) / 1e6 };
}

await read();
const reading = await read();

const found = { blame: 0, ok: 0 };
const all = { blame: 0, ok: 0 };
for (const { label, text } of JSON.parse(readFileSync(sentenceFile, 'utf8'))) {
    all[label] += 1;
    found[label] += (await check(text)) > 0 ? 1 : 0;
}
const peak = Number(/VmHWM:\s+(\d+)/u.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
console.log(
    JSON.stringify({
        tool, startMillis, ...reading, peakMegabytes: Math.round(peak / 1024),
        blameFound: found.blame, blame: all.blame, okFlagged: found.ok, ok: all.ok,
    }),
);
