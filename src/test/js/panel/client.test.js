'use strict';

const test = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('../amd.js');

const clients = load('org/blamelesswiki/postmortems/web/assets/panel/client.js');

/** A fetch that is answered by hand. */
function byHand() {
    const calls = [];
    const fetch = (url, options) => new Promise((resolve, reject) => {
        options.signal.addEventListener('abort', () => reject(new Error('aborted')));
        calls.push({ url, options, resolve, reject });
    });
    return { calls, fetch };
}

const json = (value) => ({ ok: true, json: () => Promise.resolve(value) });

test('a request carries the token and its body to the endpoint', async () => {
    const { calls, fetch } = byHand();
    const answer = clients.create('/pm/api', 'secret', fetch).post('check', { space: 'ops' });

    calls[0].resolve(json({ status: 'checked' }));

    assert.deepEqual(await answer, { ok: { status: 'checked' } });
    assert.equal(calls[0].url, '/pm/api/check');
    assert.equal(calls[0].options.headers['X-PM-Token'], 'secret');
    assert.equal(calls[0].options.body, '{"space":"ops"}');
});

test('a new request cancels the one under way', async () => {
    const { calls, fetch } = byHand();
    const client = clients.create('/api', 't', fetch);
    const first = client.post('check', {});
    const second = client.post('check', {});

    calls[1].resolve(json('second'));

    assert.deepEqual(await first, { cancelled: true });
    assert.deepEqual(await second, { ok: 'second' });
});

test('requests to another endpoint go on', async () => {
    const { calls, fetch } = byHand();
    const client = clients.create('/api', 't', fetch);
    const check = client.post('check', {});
    client.post('roles', {});

    calls[0].resolve(json('checked'));
    client.cancel('roles');

    assert.deepEqual(await check, { ok: 'checked' });
});

test('an answer that is late for its request is dropped', async () => {
    const { calls, fetch } = byHand();
    const client = clients.create('/api', 't', fetch);
    const answer = client.post('check', {});
    let read;
    calls[0].resolve({ ok: true, json: () => new Promise((resolve) => { read = resolve; }) });
    await new Promise(setImmediate);

    client.cancel('check');
    read('late');

    assert.deepEqual(await answer, { cancelled: true });
});

test('no connection, an error page and a broken answer are the server being away', async () => {
    const away = async (settle) => {
        const { calls, fetch } = byHand();
        const answer = clients.create('/api', 't', fetch).post('check', {});
        settle(calls[0]);
        assert.deepEqual(await answer, { away: true });
    };
    await away((call) => call.reject(new TypeError('no network')));
    await away((call) => call.resolve({ ok: false, status: 502 }));
    await away((call) => call.resolve({ ok: true, json: () => Promise.reject(new SyntaxError('html')) }));
});
