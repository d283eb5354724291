import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'node:test';
import { readPatients } from '../../src/notebook/diagnosis-game';
import { showWidget, toAttributes } from '../../src/notebook/widget';
import { bundleWidgets } from '../../src/widgets/bundle';
import { WIDGETS, type WidgetTag } from '../../src/widgets/catalog';
import { framePlayer } from '../../src/widgets/frame-player/frame-player';
import { encodeFilm } from '../../src/widgets/plane-film/encode-film';
import { toHtml } from './browser-page';
import { makePlaneFilm } from './sample-film';

const tags = Object.keys(WIDGETS) as WidgetTag[];

for (const tag of tags) {
  test(`${tag}: its script stands alone, within HTML and without the network`, () => {
    const script = bundleWidgets([tag]);
    assert.ok(script.includes(tag));
    for (const forbidden of [
      /<\/script/i,
      /<!--/,
      /\bfetch\(/,
      /XMLHttpRequest/,
      /\brequire\(/,
      /\bimport\(/,
    ]) {
      assert.doesNotMatch(script, forbidden);
    }
    const addresses = script.match(/https?:\/\/[^"'`\s]+/g) ?? [];
    assert.deepEqual(
      addresses.filter((address) => address !== 'http://www.w3.org/2000/svg'),
      [],
    );
    assert.ok(script.length < 41_000, `${script.length} characters`);
  });
}

test('one script can hold them all, and is kept in the cache once', () => {
  const script = bundleWidgets();
  for (const tag of tags) assert.ok(script.includes(`"${tag}"`), tag);
  assert.equal(bundleWidgets(), script);
  const kept = readdirSync(resolve('.course', 'cache')).filter((file) =>
    file.startsWith('gan-frame-player-'),
  );
  assert.equal(kept.length, 1);
});

for (const [tag, widget] of Object.entries(WIDGETS)) {
  test(`${tag} draws itself anew on every attribute that it reads, and reads all that it lists`, async () => {
    assert.equal(widget.tag, tag);
    const runs = JSON.stringify(readPatients());
    const given = { src: 'data:,', data: encodeFilm(makePlaneFilm(2, 3)), runs };
    const asked = new Set<string>();
    const spy = new Proxy<Record<string, string>>(given, {
      get: (target, name: string) => {
        asked.add(name);
        return target[name];
      },
    });
    await widget.read(spy);
    assert.deepEqual([...asked].sort(), [...widget.attributes].sort());
  });
}

test("a cell's options become attributes: names with dashes, lists as JSON", () => {
  assert.deepEqual(
    toAttributes(framePlayer, {
      frameWidth: 28,
      captions: ['a'],
      label: 'x',
      first: undefined,
      heading: 'h',
    }),
    {
      'frame-width': '28',
      captions: '["a"]',
      label: 'x',
      heading: 'h',
    },
  );
});

test('an option that a widget does not have is named, with those that it has', () => {
  const wrong = { kernel: 3, strid: 2 } as object;
  assert.throws(
    () => showWidget('gan-overlap-map', wrong),
    /^Error: gan-overlap-map has no option "strid"; it has kernel, stride, size and heading\.$/,
  );
});

test('an output holds the picture in plain HTML first, the script after it, and a sentence as text', () => {
  const display = showWidget('gan-dense-layer', { heading: 'Five in, seven out' });
  const html = toHtml(display);
  assert.match(
    html,
    /^<figure [^>]*><img alt="Output 1 of 7: [^>]* src="data:image\/svg\+xml;base64,[^>]*><\/figure><script>/,
  );
  const bundle = display[Symbol.for('Jupyter.display')]!();
  assert.match(bundle['text/plain']!, /^Five in, seven out\. Output 1 of 7: .* = −4\.5\.$/);
  assert.deepEqual(Object.keys(bundle), ['text/html', 'text/plain']);
});

test('a still picture may be given: a data URL at a width, or SVG', () => {
  const png = 'data:image/png;base64,AAAA';
  const options = { src: png, frames: 2 };
  assert.match(
    toHtml(showWidget('gan-frame-player', options, { still: png, stillWidth: 300 })),
    /<img [^>]*src="data:image\/png;base64,AAAA" width="300">/,
  );
  assert.match(
    toHtml(showWidget('gan-frame-player', options, { still: '<svg/>' })),
    /src="data:image\/svg\+xml;base64,PHN2Zy8\+"/,
  );
});

test('quotes and tags in a heading do not break out of the output', () => {
  const html = toHtml(showWidget('gan-stamp-player', { heading: `"><script>alert('x')</script>` }));
  assert.equal(html.match(/<script>/g)!.length, 1);
});
