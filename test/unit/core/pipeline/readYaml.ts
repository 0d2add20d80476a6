import { createRequire } from 'node:module';
import * as v from 'valibot';

const parser = v.object({
  load: v.pipe(v.function(), v.args(v.tuple([v.string()])), v.returns(v.unknown())),
});

/** Reads a file as the hosts do; throws where it is no YAML. */
export function readYaml(text: string): unknown {
  return v.parse(parser, createRequire(import.meta.url)('js-yaml')).load(text);
}
