'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { evaluate } = require('./amd.js');

test('a module gets the modules it names', () => {
    const source = "define('b', ['a'], function (a) { return { doubled: a.value * 2 }; });";

    assert.deepEqual(evaluate(source, { a: { value: 21 } }), { doubled: 42 });
});

test('a module without dependencies or name loads', () => {
    assert.deepEqual(evaluate('define(function () { return { ready: true }; });'), { ready: true });
});

test('a module that nobody passed in is named', () => {
    assert.throws(() => evaluate("define('b', ['a'], function () {});"), /no module a/);
});
