/*
 * Asks the JSON API; openapi.yaml describes it. One request of a kind at a time: a new one takes the place of the one
 * under way.
 */
define('pm/panel/client', [], function () {
    'use strict';

    var PATIENCE = 10000;

    /**
     * @param {string} api address of the API
     * @param {string} token CSRF token of the session
     * @param {function} fetch the browser's
     */
    function create(api, token, fetch) {
        var underWay = {};

        function cancel(name) {
            if (underWay[name]) {
                underWay[name].abort();
                delete underWay[name];
            }
        }

        /**
         * Posts `body` to the endpoint `name`.
         * @returns a promise of { ok: answer }, { cancelled: true } or { away: true }; it never rejects
         */
        function post(name, body) {
            cancel(name);
            var controller = new AbortController();
            var timedOut = false;
            var timer = setTimeout(function () {
                timedOut = true;
                controller.abort();
            }, PATIENCE);
            underWay[name] = controller;

            function done(result) {
                clearTimeout(timer);
                if (underWay[name] === controller) {
                    delete underWay[name];
                }
                return result;
            }

            return fetch(api + '/' + encodeURIComponent(name), {
                method: 'POST',
                credentials: 'same-origin',
                headers: { 'Content-Type': 'application/json', 'X-PM-Token': token },
                body: JSON.stringify(body),
                signal: controller.signal
            }).then(function (response) {
                return response.ok ? response.json() : Promise.reject(new Error('status ' + response.status));
            }).then(function (answer) {
                return done(controller.signal.aborted ? { cancelled: true } : { ok: answer });
            }, function () {
                return done(controller.signal.aborted && !timedOut ? { cancelled: true } : { away: true });
            });
        }

        return { post: post, cancel: cancel };
    }

    return { create: create };
});
