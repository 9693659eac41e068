'use strict';

const fs = require('node:fs');
const path = require('node:path');

const resources = path.join(__dirname, '..', '..', 'main', 'resources');

/** Evaluates AMD source the way a wiki's loader does: define(name?, names?, factory). */
function evaluate(source, modules = {}) {
    let exported;
    const define = (...args) => {
        const factory = args.pop();
        const names = Array.isArray(args[args.length - 1]) ? args.pop() : [];
        exported = factory(...names.map((name) => {
            if (!(name in modules)) {
                throw new Error('no module ' + name + ' was passed in');
            }
            return modules[name];
        }));
    };
    define.amd = {};
    new Function('define', source)(define);
    return exported;
}

/** Loads one module by its file below src/main/resources, with the modules it names passed in. */
function load(file, modules) {
    return evaluate(fs.readFileSync(path.join(resources, file), 'utf8'), modules);
}

module.exports = { evaluate, load };
