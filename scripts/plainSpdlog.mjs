/*
 * Takes the place of @vscode/spdlog in the embedded VS Code, whose native part npm would have to compile: without
 * it, log files and with them the log output channels of extensions stay empty. Same names and levels as there.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export const version = 0;

/** Lowest level that is written: 0 trace, 1 debug, 2 info, 3 warning, 4 error, 5 critical, 6 off. */
let generalLevel = 2;

export function setLevel(level) {
  generalLevel = level;
}

export function setFlushOn() {
  // Every message is written at once.
}

export class Logger {
  #file;
  #level = generalLevel;
  #plain = false;

  constructor(_type, _name, file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }

  trace = (message) => this.#write(0, 'trace', message);
  debug = (message) => this.#write(1, 'debug', message);
  info = (message) => this.#write(2, 'info', message);
  warn = (message) => this.#write(3, 'warning', message);
  error = (message) => this.#write(4, 'error', message);
  critical = (message) => this.#write(5, 'critical', message);

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  /** VS Code knows one pattern, `time [level] text`, which is how lines are written unless the formatters go. */
  setPattern() {
    this.#plain = false;
  }

  clearFormatters() {
    this.#plain = true;
  }

  flush() {
    // Nothing is held back.
  }

  drop() {
    // Nothing is open.
  }

  #write(level, name, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.#file, this.#plain ? message : `${time} [${name}] ${message}\n`);
  }
}

export async function createRotatingLogger(name, file) {
  return new Logger('rotating', name, file);
}

export const createAsyncRotatingLogger = createRotatingLogger;
