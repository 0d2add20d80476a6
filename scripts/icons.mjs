// Makes media/icons.woff, the font of the product's own glyphs, from media/glyphs/. Run after a glyph has changed.
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SVGIcons2SVGFontStream } from 'svgicons2svgfont';
import svg2ttf from 'svg2ttf';
import ttf2woff from 'ttf2woff';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'media/glyphs');
const firstCodePoint = 0xe900;

const font = new SVGIcons2SVGFontStream({
  fontName: 'git-providers',
  fontHeight: 1024,
  normalize: true,
  log: () => {},
});
let svg = '';
font.on('data', (chunk) => (svg += chunk));
font.on('end', () => {
  // A fixed time stamp: the same glyphs give the same file.
  const ttf = svg2ttf(svg, { ts: 0 });
  writeFileSync(join(root, 'media/icons.woff'), ttf2woff(ttf.buffer));
});
for (const [index, file] of readdirSync(folder).sort().entries()) {
  const glyph = createReadStream(join(folder, file));
  const unicode = [String.fromCodePoint(firstCodePoint + index)];
  Object.assign(glyph, { metadata: { name: basename(file, '.svg'), unicode } });
  font.write(glyph);
  process.stdout.write(`${file} U+${(firstCodePoint + index).toString(16)}\n`);
}
font.end();
