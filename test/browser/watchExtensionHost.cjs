/*
 * Loaded before everything else into each process of a server (NODE_OPTIONS). In the one that runs the extension it
 * writes down, a JSON line each, what the extension does there: processes, connections, requests, and the loading
 * of its own files.
 */
'use strict';

const { ChildProcess } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const Module = require('node:module');
const { Socket } = require('node:net');

const file = process.env.GIT_PROVIDERS_WATCH;
const own = /git-providers\.git-providers-[^/\\]*[/\\]dist[/\\]/;

if (file !== undefined) {
  Error.stackTraceLimit = 100;
  const note = (what, detail) => appendFileSync(file, `${JSON.stringify({ what, detail })}\n`);
  const wrap = (target, name, what, describe) => {
    const original = target[name];
    target[name] = function (...args) {
      if (own.test(new Error().stack)) note(what, describe(args));
      return Reflect.apply(original, this, args);
    };
  };
  wrap(ChildProcess.prototype, 'spawn', 'process', ([options]) => options.args.join(' '));
  wrap(Socket.prototype, 'connect', 'connection', (args) => JSON.stringify(args[0]));
  wrap(http, 'request', 'request', String);
  wrap(https, 'request', 'request', String);
  if (typeof globalThis.fetch === 'function') wrap(globalThis, 'fetch', 'request', String);

  const load = Module._load;
  Module._load = function (request, ...rest) {
    const loaded = Reflect.apply(load, this, [request, ...rest]);
    if (!/[/\\]dist[/\\]extension\.js$/.test(request) || !own.test(request)) {
      if (/[/\\]hosts[/\\]\w+\.js$/.test(request)) note('load', request);
      return loaded;
    }
    note('load', 'extension.js');
    return {
      ...loaded,
      activate(context) {
        note('activate', 'begin');
        const services = loaded.activate(context);
        note('activate', 'end');
        return services;
      },
    };
  };
}
