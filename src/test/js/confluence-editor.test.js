'use strict';

const test = require('node:test');
const assert = require('node:assert');
const path = require('node:path');

const resources = path.join(__dirname, '..', '..', 'main', 'resources', 'confluence');
const editor = require(path.join(resources, 'editor', 'editor.js'));
const wizard = require(path.join(resources, 'wizard', 'wizard.js'));

test('a refusal of ours is told from Confluence\'s own errors', () => {
    const ours = JSON.stringify({
        message: 'One sentence.', data: { errors: [{ message: {
            key: 'org.blamelesswiki.postmortems.suggestion', args: ['did not bother to'], translation: 'A reader may hear …'
        } }] }
    });
    assert.deepStrictEqual(editor.refusal(400, ours), { message: 'One sentence.', sentences: ['A reader may hear …'] });
    assert.strictEqual(editor.refusal(400, '{"message":"A page with this title already exists"}'), null);
    assert.strictEqual(editor.refusal(400, 'no JSON'), null);
    assert.strictEqual(editor.refusal(409, ours), null);
});

test('a page that could not be checked is a refusal without sentences', () => {
    const unchecked = JSON.stringify({
        message: 'Wait.', data: { errors: [{ message: { key: 'org.blamelesswiki.postmortems.unchecked' } }] }
    });
    assert.deepStrictEqual(editor.refusal(400, unchecked), { message: 'Wait.', sentences: [] });
});

test('what is kept travels in one header', () => {
    assert.strictEqual(editor.keepHeader('a,b', 'quoted', 'ö & ='),
        'pm-shown=a%2Cb&pm-keep=quoted&pm-keep-words=%C3%B6%20%26%20%3D');
    assert.strictEqual(editor.keepHeader('a.quoted,b', '', ''), 'pm-shown=a.quoted%2Cb&pm-keep=&pm-keep-words=');
    assert.strictEqual(editor.keepHeader('a,b', '', ''), '', 'nothing is kept');
});

test('the form of a postmortem stands in its macro', () => {
    assert.strictEqual(editor.formOf('form=short|note=x'), 'short');
    assert.strictEqual(editor.formOf('platform=mac|form=incident'), 'incident');
    assert.strictEqual(editor.formOf(null), '');
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
    assert.strictEqual(wizard.titleOf({ 'fact-service': 'search', 'fact-started': '2026-05-11T09:30' }, '2026-05-12'),
        'search 2026-05-11');
    assert.strictEqual(wizard.titleOf({}, '2026-05-12'), '2026-05-12');
});
