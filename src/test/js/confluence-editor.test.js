'use strict';

const test = require('node:test');
const assert = require('node:assert');
const path = require('node:path');

const resources = path.join(__dirname, '..', '..', 'main', 'resources', 'confluence');
const editor = require(path.join(resources, 'editor', 'editor.js'));
const wizard = require(path.join(resources, 'wizard', 'wizard.js'));

test('a refusal of ours is told from Confluence\'s own errors', () => {
    const ours = JSON.stringify({
        message: 'x', data: { errors: [{ message: {
            key: 'org.blamelesswiki.postmortems.suggestion',
            args: ['did not bother to', 'Bob did not bother to look.', 'What was known?', 'rule', 'mark-1']
        } }] }
    });
    assert.deepStrictEqual(editor.heldByRefusal(400, ours), [{
        flagged: 'did not bother to', sentence: 'Bob did not bother to look.', message: '',
        question: 'What was known?', rewrites: [], mark: 'mark-1'
    }]);
    assert.strictEqual(editor.heldByRefusal(400, '{"message":"A page with this title already exists"}'), null);
    assert.strictEqual(editor.heldByRefusal(400, 'no JSON'), null);
    assert.strictEqual(editor.heldByRefusal(409, ours), null);
});

test('only suggestions that hold the page are shown before it is sent', () => {
    const held = { before: 'a ', flagged: 'b', after: ' c', message: 'm', question: 'q',
        rewrites: [{ text: 'r' }], holds: true, mayBeKept: false, mark: 'x' };
    const hint = Object.assign({}, held, { holds: false });
    const shown = editor.heldByCheck({ status: 'checked', blocks: [{ id: 'page', suggestions: [held, hint] }] });
    assert.strictEqual(shown.length, 1);
    assert.strictEqual(shown[0].sentence, 'a b c');
    assert.strictEqual(shown[0].mark, '', 'what must be reworded cannot be kept');
    assert.deepStrictEqual(editor.heldByCheck({ status: 'off', blocks: [] }), []);
});

test('what is kept travels in one header', () => {
    assert.strictEqual(editor.keepHeader(['a', 'b'], 'quoted', 'ö & =', ''),
        'pm-shown=a%2Cb&pm-keep=quoted&pm-keep-words=%C3%B6%20%26%20%3D');
});

test('only saves carry the header', () => {
    assert.ok(editor.isSave('PUT', '/confluence/rest/api/content/1?status=draft'));
    assert.ok(editor.isSave('post', '/rest/api/content'));
    assert.ok(!editor.isSave('GET', '/rest/api/content/1'));
    assert.ok(!editor.isSave('POST', '/rest/api/content/1/child/attachment'));
    assert.ok(!editor.isSave('POST', '/rest/tinymce/1/drafts'));
    assert.ok(!editor.isSave('POST', '/rest/api/contentbody/convert/storage'));
});

test('a page gets a title of its service and day where the author gave none', () => {
    assert.strictEqual(wizard.titleOf({ title: '  Outage ' }, '2026-05-12'), 'Outage');
    assert.strictEqual(wizard.titleOf({ service: 'search', started: '2026-05-11 09:30' }, '2026-05-12'),
        'search 2026-05-11');
    assert.strictEqual(wizard.titleOf({}, '2026-05-12'), '2026-05-12');
});
