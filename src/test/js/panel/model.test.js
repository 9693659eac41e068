'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('../amd.js');

const models = load('org/blamelesswiki/postmortems/web/assets/panel/model.js');

const block = (start, text, section = '') => ({ start, section, text });
const said = (mark, start, end, sentenceEnd, holds = true) => ({
    mark, start, end, sentenceStart: 0, sentenceEnd, holds, mayBeKept: true, flagged: 'flagged'
});

test('only blocks that were not checked are asked for', () => {
    const model = models.create();
    model.update([block(0, 'One.'), block(6, 'Two.')]);
    assert.deepEqual(model.unchecked().map((b) => b.text), ['One.', 'Two.']);

    model.received(model.unchecked(), [[], []]);
    model.update([block(0, 'One.'), block(6, 'Two and more.')]);

    assert.deepEqual(model.unchecked().map((b) => b.text), ['Two and more.']);
});

test('a paragraph that moved is known and its suggestions move along', () => {
    const model = models.create();
    model.update([block(0, 'Ida broke it.')]);
    model.received(model.unchecked(), [[said('m1', 4, 9, 13)]]);

    model.update([block(0, 'New.'), block(6, 'Ida broke it.')]);

    assert.deepEqual(model.unchecked().map((b) => b.text), ['New.']);
    assert.deepEqual(model.suggestions().map((s) => [s.start, s.words, s.sentence]), [[10, 'broke', 'Ida broke it.']]);
});

test('the same words below another heading are checked again', () => {
    const model = models.create();
    model.update([block(0, 'Train people.', 'Lessons')]);
    model.received(model.unchecked(), [[]]);

    model.update([block(0, 'Train people.', 'Action items')]);

    assert.equal(model.unchecked().length, 1);
});

test('two equal paragraphs are sent once and both shown, each with a name of its own', () => {
    const model = models.create();
    model.update([block(0, 'Ida broke it.'), block(20, 'Ida broke it.')]);
    assert.equal(model.unchecked().length, 1);

    model.received(model.unchecked(), [[said('m1', 4, 9, 13)]]);

    assert.deepEqual(model.suggestions().map((s) => s.start), [4, 24]);
    assert.equal(new Set(model.suggestions().map((s) => s.id)).size, 2);
});

test('one request is bounded by blocks and by characters', () => {
    const model = models.create();
    model.update(Array.from({ length: 500 }, (unused, i) => block(i * 9, 'Line ' + i)));
    assert.equal(model.unchecked().length, 200);

    model.update([block(0, 'a'.repeat(50000)), block(50001, 'b'.repeat(50000))]);
    assert.equal(model.unchecked().length, 1);

    model.update([block(0, 'c'.repeat(100001))]);
    assert.equal(model.unchecked().length, 0);
});

test('the form carries what holds, and what is kept with its reason', () => {
    const model = models.create();
    model.update([block(0, 'Ida broke it.'), block(20, 'Ben did too.'), block(40, 'Simply so.')]);
    model.received(model.unchecked(), [[said('m1', 4, 9, 13)], [said('m2', 0, 3, 12)], [said('m3', 0, 6, 10, false)]]);
    assert.equal(model.shownField(), 'm1,m2');

    model.keep('m2', 'quoted');
    model.keep('m3', 'other');
    assert.equal(model.shownField(), 'm1,m2.quoted,m3.other');

    model.keep('m2', '');
    assert.equal(model.shownField(), 'm1,m2,m3.other');
});

test('a kept sentence that is gone is not carried on', () => {
    const model = models.create();
    model.update([block(0, 'Ida broke it.')]);
    model.received(model.unchecked(), [[said('m1', 4, 9, 13)]]);
    model.keep('m1', 'quoted');

    model.update([block(0, 'It broke.')]);

    assert.equal(model.shownField(), '');
});

test('the sentence at the caret is found', () => {
    const model = models.create();
    model.update([block(10, 'Ida broke it.')]);
    model.received(model.unchecked(), [[said('m1', 4, 9, 13)]]);

    assert.equal(model.at(12).said.mark, 'm1');
    assert.equal(model.at(3), null);
});

test('words are found nearest to where they stood', () => {
    assert.equal(models.find('it x it y it', 'it', 6), 5);
    assert.equal(models.find('it x it y it', 'it', 99), 10);
    assert.equal(models.find('it', 'that', 0), -1);
    assert.equal(models.find('it', '', 0), -1);
});
