/*
 * Takes the place of the extension's entry: writes down, a JSON line each, what the extension does in its host
 * (processes, connections, requests, loading of its own files), and runs the real entry.
 */
'use strict';

const { ChildProcess } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const Module = require('node:module');
const { Socket } = require('node:net');
const { env } = require('node:process');

/** The real entry and the clients of hosts, in the frames of a stack. */
const own = /git-providers\.git-providers-[^/\\]*[/\\]dist[/\\](extension|hosts[/\\]\w+)\.js/;

Error.stackTraceLimit = 100;

function note(what, detail) {
  appendFileSync(env.GIT_PROVIDERS_WATCH, `${JSON.stringify({ what, detail })}\n`);
}

function watch(target, name, what, describe) {
  const original = target[name];
  target[name] = function (...args) {
    if (own.test(new Error().stack)) note(what, describe(args));
    return Reflect.apply(original, this, args);
  };
}

watch(ChildProcess.prototype, 'spawn', 'process', ([options]) => options.args.join(' '));
watch(Socket.prototype, 'connect', 'connection', ([first]) => JSON.stringify(first));
watch(http, 'request', 'request', ([first]) => String(first));
watch(https, 'request', 'request', ([first]) => String(first));
watch(globalThis, 'fetch', 'request', ([first]) => String(first));

const load = Module._load;
Module._load = function (request, ...rest) {
  if (/^\.\/hosts\/\w+\.js$/.test(request)) note('load', request);
  return Reflect.apply(load, this, [request, ...rest]);
};

const entry = require('./extension.js');

exports.activate = (context) => {
  note('activation', 'begins');
  const services = entry.activate(context);
  note('activation', 'ends');
  return services;
};
