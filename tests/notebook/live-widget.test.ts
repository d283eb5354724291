import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CommMessage, OpenOptions } from '../../src/notebook/comm';
import { BRIDGE, DISPLAY_METHOD } from '../../src/notebook/display';
import { interact } from '../../src/notebook/interact';
import { LiveWidget } from '../../src/notebook/live-widget';

interface Sent {
  kind: 'open' | 'message' | 'close';
  data: Record<string, unknown>;
  buffers?: readonly ArrayBufferView[];
}

/** A bridge whose comms are kept; `page` speaks as the page does. */
function standInComms() {
  const sent: Sent[] = [];
  let handlers: OpenOptions = {};
  const page = (data: Record<string, unknown>, buffers: Uint8Array[] = []) =>
    handlers.onMessage?.({ data, metadata: {}, buffers } satisfies CommMessage);
  const openComm = (target: string, options: OpenOptions) => {
    handlers = options;
    sent.push({
      kind: 'open',
      data: { target, metadata: options.metadata, ...options.data },
      buffers: options.buffers,
    });
    let isOpen = true;
    return {
      id: 'model-1',
      get isOpen() {
        return isOpen;
      },
      send: (data: Record<string, unknown>, { buffers = [] }: OpenOptions = {}) =>
        sent.push({ kind: 'message', data, buffers }),
      close: () => {
        isOpen = false;
        sent.push({ kind: 'close', data: {} });
      },
    };
  };
  return { sent, page, bridge: { openComm } };
}

const holder = globalThis as { [BRIDGE]?: unknown };

describe('a live widget', () => {
  let comms: ReturnType<typeof standInComms>;
  beforeEach(() => {
    comms = standInComms();
    holder[BRIDGE] = comms.bridge;
  });
  afterEach(() => {
    delete holder[BRIDGE];
  });
  const make = () =>
    new LiveWidget({
      esm: 'export default {}',
      state: { n: 1, pixels: Uint8Array.of(7) },
      still: ({ n }) => ({ 'text/plain': `n is ${n}` }),
    });

  it('opens its comm when it is shown, once, as ipywidgets 2.1.0 says', async () => {
    const widget = make();
    assert.equal(comms.sent.length, 0);
    assert.deepEqual(await widget[DISPLAY_METHOD](), {
      'application/vnd.jupyter.widget-view+json': { version_major: 2, version_minor: 1, model_id: 'model-1' },
      'text/plain': 'n is 1',
    });
    await widget[DISPLAY_METHOD]();
    const [opened, ...others] = comms.sent;
    assert.deepEqual(others, []);
    assert.deepEqual(
      [opened!.data.target, opened!.data.metadata, opened!.data.buffer_paths, opened!.buffers],
      ['jupyter.widget', { version: '2.1.0' }, [['pixels']], [Uint8Array.of(7)]],
    );
    const { _esm, _model_module, _model_name, _view_name, n } = opened!.data.state as Record<string, unknown>;
    assert.deepEqual(
      [_esm, _model_module, _model_name, _view_name, n],
      ['export default {}', 'anywidget', 'AnyModel', 'AnyView', 1],
    );
  });

  it('sends what is set, and hears what the page changes; the page’s own change is not sent back', async () => {
    const widget = make();
    const heard: number[] = [];
    const forget = widget.on('change:n', () => heard.push(widget.get('n')));
    await widget[DISPLAY_METHOD]();
    widget.set({ n: 2 });
    comms.page({ method: 'update', state: { n: 3, strange: 1 }, buffer_paths: [['pixels']] }, [
      Uint8Array.of(8),
    ]);
    assert.deepEqual(heard, [2, 3]);
    assert.deepEqual(widget.get('pixels'), Uint8Array.of(8));
    forget();
    widget.set({ n: 4 });
    assert.deepEqual(heard, [2, 3]);
    assert.deepEqual(
      comms.sent.slice(1).map(({ data }) => data.state),
      [{ n: 2 }, { n: 4 }],
    );
  });

  it('carries other messages both ways, and gives its whole state to a page that asks', async () => {
    const widget = make();
    const heard: unknown[] = [];
    widget.on('msg:custom', (content, buffers) => heard.push([content, buffers]));
    await widget[DISPLAY_METHOD]();
    comms.page({ method: 'custom', content: { go: true } }, [Uint8Array.of(1)]);
    assert.deepEqual(heard, [[{ go: true }, [Uint8Array.of(1)]]]);
    widget.send({ done: 1 }, [Uint8Array.of(2)]);
    comms.page({ method: 'request_state' });
    const [custom, whole] = comms.sent.slice(1);
    assert.deepEqual(custom, {
      kind: 'message',
      data: { method: 'custom', content: { done: 1 } },
      buffers: [Uint8Array.of(2)],
    });
    assert.equal((whole!.data.state as Record<string, unknown>)._esm, 'export default {}');
  });

  it('sliders: of values that come while the function draws only the latest counts', async () => {
    const drawn: number[] = [];
    const gates: (() => void)[] = [];
    const widget = interact(
      { x: { min: 0, max: 9, value: 1 } },
      async ({ x }) => {
        drawn.push(x);
        await new Promise<void>((resolve) => gates.push(resolve));
        return `x is ${x}`;
      },
      { label: 'words' },
    );
    const shown = widget[DISPLAY_METHOD]();
    gates.shift()!();
    const bundle = await shown;
    assert.match(String(bundle['text/html']), /x is 1/);
    const moves = [2, 3, 12].map((x) => comms.page({ method: 'update', state: { values: { x } } }));
    while (gates.length > 0 || drawn.length < 3) {
      gates.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(moves);
    assert.deepEqual(drawn, [1, 2, 9], 'three is too old, twelve is out of range');
    assert.equal(widget.get('text'), 'x is 9');
  });

  it('sliders: a message moves them before the state follows, and the state draws nothing twice', async () => {
    const drawn: number[] = [];
    const widget = interact(
      { x: { min: 0, max: 9 } },
      ({ x }) => {
        drawn.push(x);
        return `x is ${x}`;
      },
      { label: 'words' },
    );
    await widget[DISPLAY_METHOD]();
    const move = (content: unknown) => comms.page({ method: 'custom', content });
    await move({ values: { x: 4 } });
    await move({ values: { x: 5 } });
    await comms.page({ method: 'update', state: { values: { x: 5 } } });
    assert.deepEqual(drawn, [0, 4, 5]);
    assert.equal(widget.get('text'), 'x is 5');
    for (const content of [null, 'x', { values: null }, { values: { x: 'far' } }, { x: 7 }])
      await move(content);
    assert.ok(drawn.every((x) => x >= 0 && x <= 9));
    await widget[DISPLAY_METHOD]();
    assert.equal(drawn.at(-1), drawn.at(-2), 'shown again, it is drawn again');
  });

  it('sliders: an error of the function reaches whoever handles the message, and the next move draws', async () => {
    let fails = false;
    const widget = interact(
      { x: { min: 0, max: 1 } },
      ({ x }) => {
        if (fails) throw new RangeError('no picture');
        return String(x);
      },
      { label: 'l' },
    );
    await widget[DISPLAY_METHOD]();
    fails = true;
    await assert.rejects(
      Promise.resolve(comms.page({ method: 'update', state: { values: { x: 1 } } })),
      RangeError,
    );
    fails = false;
    await comms.page({ method: 'update', state: { values: { x: 0.5 } } });
    assert.equal(widget.get('text'), '0.5');
  });
});

describe('sliders without a kernel', () => {
  it('are the picture of their first values', async () => {
    const bundle = await interact(
      { level: { min: 0, max: 255, value: 3 } },
      ({ level }) => ({ width: 2, height: 1, channels: 1, pixels: Uint8Array.of(level, level) }),
      { label: 'a <level>', zoom: 5 },
    )[DISPLAY_METHOD]();
    assert.deepEqual(Object.keys(bundle), ['text/html', 'text/plain']);
    assert.match(
      String(bundle['text/html']),
      /alt="a &lt;level&gt;" src="data:image\/png;base64,[^"]+" width="10"/,
    );
    assert.equal(bundle['text/plain'], '[a <level>]');
  });
  for (const [slider, message] of [
    [{ min: 1, max: 1 }, 'The slider "x" has no range: min 1, max 1.'],
    [{ min: 0, max: 1, value: 2 }, 'The slider "x" goes from 0 to 1; its value is 2.'],
    [{ min: Number.NaN, max: 1 }, 'The slider "x" has no range: min NaN, max 1.'],
  ] as const)
    it(message, () => {
      assert.throws(() => interact({ x: slider }, () => '', { label: 'l' }), new Error(message));
    });
});
