'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('../amd.js');

const roles = load('org/blamelesswiki/postmortems/web/assets/panel/roles.js');

test('a pasted log is told from prose', () => {
    assert.ok(roles.looksLikeLog('[10:42] kofi: a\n[10:43] lin: b'));
    assert.ok(roles.looksLikeLog('Kofi Boateng  10:42 AM\nhello\nLin Ito  10:43 AM\nhi'));
    assert.ok(roles.looksLikeLog('<kofi> a\n<lin> b'));
    assert.ok(!roles.looksLikeLog('At 10:42 the queue filled.\nIt drained.'));
    assert.ok(!roles.looksLikeLog(''));
});

test('chosen roles take the place of names and can be taken back', () => {
    const text = 'kofi: a\nlin: ask kofi';
    const people = [
        { places: [{ start: 0, end: 4 }, { start: 17, end: 21 }] },
        { places: [{ start: 8, end: 11 }] }
    ];

    const places = roles.replacements(people, ['on-call 1', '  ']);
    const after = roles.apply(text, places);

    assert.equal(after, 'on-call 1: a\nlin: ask on-call 1');
    assert.equal(roles.apply(after, roles.inverse(text, places)), text);
});

test('a long line does not take long', () => {
    const before = process.hrtime.bigint();
    roles.looksLikeLog('a '.repeat(500000));
    roles.looksLikeLog(('x'.repeat(60) + ' ').repeat(10000));
    assert.ok(process.hrtime.bigint() - before < 1_000_000_000n);
});
