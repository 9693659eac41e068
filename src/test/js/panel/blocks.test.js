'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('../amd.js');

const blocks = load('org/blamelesswiki/postmortems/web/assets/panel/blocks.js');

const texts = (text, dialect) => blocks.split(text, dialect).map((block) => block.text.trim());

test('paragraphs are cut at blank lines and know where they start', () => {
    assert.deepEqual(blocks.split('One.\nStill one.\n\n\nTwo.', 'plain'), [
        { start: 0, section: '', text: 'One.\nStill one.' },
        { start: 18, section: '', text: 'Two.' }
    ]);
});

test('each block has the heading above it and headings are no blocks', () => {
    assert.deepEqual(blocks.split('Before.\n!! Impact\nLost.\n\nMore.\n! Timeline\nThen.', 'jspwiki')
        .map((block) => [block.section, block.text.trim()]), [
        ['', 'Before.'], ['Impact', 'Lost.'], ['Impact', 'More.'], ['Timeline', 'Then.']
    ]);
});

test('list items and table rows are blocks of their own, with their continued lines', () => {
    assert.deepEqual(texts('* one\n  goes on\n** two\n|| Time || What\n| 10:02 | alert', 'jspwiki'),
        ['* one\n  goes on', '** two', '|| Time || What', '| 10:02 | alert']);
});

test('code, plugin bodies and styled blocks are not cut at their blank lines', () => {
    assert.deepEqual(texts('{{{\na\n\n! b\n}}}\n\n[{PostmortemFacts\n\nx: 1\n}]\n\n%%quote\nthey said\n\nso\n/%\n\nEnd.', 'jspwiki'),
        ['{{{\na\n\n! b\n}}}', '[{PostmortemFacts\n\nx: 1\n}]', '%%quote\nthey said\n\nso\n/%', 'End.']);
});

test('plain words have no markup', () => {
    assert.deepEqual(texts('! Really\n* yes', 'plain'), ['! Really\n* yes']);
});

test('blocks are the text at their place, in order, whatever the text', () => {
    const alphabet = ['a', ' ', '\n', '\n\n', '! ', '* ', '| ', '{{{', '}}}', '[{', '}]', '%%x\n', '/%', '\u{1f600}'];
    let seed = 1;
    const random = () => (seed = seed * 48271 % 2147483647) / 2147483647;
    for (let run = 0; run < 500; run++) {
        let text = '';
        for (let i = 0; i < 40; i++) {
            text += alphabet[Math.floor(random() * alphabet.length)];
        }
        let end = 0;
        for (const block of blocks.split(text, 'jspwiki')) {
            assert.equal(text.slice(block.start, block.start + block.text.length), block.text);
            assert.ok(block.start >= end);
            end = block.start + block.text.length;
        }
    }
});

test('a megabyte is cut in one pass', () => {
    for (const piece of ['word ', '* x\n', '{{{\n', '[{ ', 'a\n\n']) {
        const text = piece.repeat(Math.floor(1e6 / piece.length));
        const before = process.hrtime.bigint();
        blocks.split(text, 'jspwiki');
        assert.ok(process.hrtime.bigint() - before < 2_000_000_000n, JSON.stringify(piece));
    }
});
