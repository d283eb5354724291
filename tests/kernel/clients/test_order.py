"""Jobs, timers and values come in the order that Node itself gives to the same program."""

import subprocess

import pytest
from conftest import PATIENCE

PROGRAMS = {
    "the async1 and async2 puzzle": """
        async function async1() { console.log('async1 start'); await async2(); console.log('async1 end'); }
        async function async2() { console.log('async2'); }
        console.log('script start');
        setTimeout(() => console.log('timeout'), 0);
        void async1();
        new Promise((resolve) => { console.log('promise1'); resolve(undefined); }).then(() => console.log('promise2'));
        console.log('script end');
        await new Promise((resolve) => setTimeout(resolve, 50));""",
    "tasks of Promise.all": """
        await Promise.all(['a', 'b', 'c'].map(async (x) => { await null; console.log(x); await null; console.log(x, 2); }));""",
    "Promise.race takes the first": """
        const said = async (name) => { await null; return name; };
        console.log(await Promise.race([said('first'), said('second')]));""",
    "a timer and an await": """
        setTimeout(() => console.log('timeout'), 0);
        void (async () => { await null; console.log('await'); })();
        await new Promise((resolve) => setTimeout(resolve, 80));""",
    "an await after a long quiet": """
        const busy = Date.now() + 120; while (Date.now() < busy);
        setTimeout(() => console.log('timeout'), 0); setImmediate(() => console.log('immediate'));
        void (async () => { for (let i = 0; i < 5; i++) { await null; console.log(i); } })();
        await new Promise((resolve) => setTimeout(resolve, 60));""",
    "await of a promise takes one job": """
        async function f() { await Promise.resolve(); console.log('f1'); await Promise.resolve(); console.log('f2'); }
        void f();
        await Promise.resolve().then(() => console.log('p1')).then(() => console.log('p2')).then(() => console.log('p3'));""",
    "microtasks, ticks, immediates": """
        setTimeout(() => { console.log('timeout 1'); Promise.resolve().then(() => console.log('then 1')); process.nextTick(() => console.log('tick 1')); }, 0);
        setTimeout(() => console.log('timeout 2'), 0);
        await null;
        process.nextTick(() => console.log('tick')); queueMicrotask(() => console.log('micro'));
        Promise.resolve().then(() => console.log('then')); console.log('sync');
        await new Promise((resolve) => setTimeout(resolve, 30));
        setImmediate(() => { console.log('immediate'); process.nextTick(() => console.log('tick of immediate')); });
        setImmediate(() => console.log('immediate 2'));
        await new Promise((resolve) => setImmediate(resolve)); console.log('after');""",
    "returning a promise takes three jobs": """
        const plain = async () => 1; const nested = async () => plain();
        await Promise.all([nested().then(() => console.log('nested')), (async () => { for (const i of [1, 2, 3, 4, 5]) { await null; console.log(i); } })()]);""",
    "thenables": """
        class Query { constructor(n) { this.n = n; } then(resolve, reject) { if (this.n < 0) reject(new Error('negative')); else resolve(this.n * 2); } }
        const out = []; for (let i = 0; i < 4; i++) out.push(await new Query(i)); console.log(out.join());
        try { await new Query(-1); } catch (error) { console.log(error.message); }
        const late = { then(resolve) { setTimeout(() => resolve('late'), 5); } }; console.log(await late);
        void (async () => { await new Query(1); console.log('thenable'); })(); await null; console.log('value'); await null; await null;""",
    "for await over promises": """
        const log = (name) => async () => { for (let i = 0; i < 8; i++) { await null; console.log(name, i); } };
        const other = log('other')();
        for await (const x of [Promise.resolve('a'), 'b', Promise.resolve('c')]) console.log(x);
        await other;""",
    "for await over generators": """
        async function* numbers() { try { for (let i = 0; ; i++) { console.log('made', i); yield i; } } finally { await null; console.log('closed'); } }
        const other = (async () => { for (let i = 0; i < 12; i++) { await null; console.log('other', i); } })();
        outer: for await (const n of numbers()) { for (const m of [1, 2]) { console.log(n, m); if (n === 1) continue outer; if (n === 2) break outer; } }
        await other;""",
    "for await closes what throws": """
        const source = { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1, done: false }), return: async () => { console.log('return'); return {}; } }) };
        try { for await (const x of source) throw new Error(String(x)); } catch (error) { console.log(error.message); }
        const bare = { [Symbol.asyncIterator]: () => ({ n: 0, next() { return Promise.resolve({ value: this.n++, done: this.n > 3 }); } }) };
        for await (const x of bare) { console.log(x); if (x === 1) break; }""",
    "subclasses of Promise": """
        class Mine extends Promise { static get [Symbol.species]() { return Promise; } then(...args) { console.log('then called'); return super.then(...args); } }
        const p = new Mine((resolve) => resolve(7)); console.log(p instanceof Mine, await p);
        console.log(p.constructor === Mine, new Promise(() => {}).constructor === Promise, Promise.name, Promise.length);""",
    "executors": """
        new Promise((resolve, reject) => { console.log(resolve.name === '', reject.length, typeof resolve); });
        console.log(await new Promise((resolve) => { resolve(1); resolve(2); throw new Error('ignored'); }));
        try { await new Promise(() => { throw new TypeError('thrown'); }); } catch (error) { console.log(error.name); }
        try { new Promise(5); } catch (error) { console.log(error.message); }""",
    "callbacks keep this, arguments and results": """
        const timer = setTimeout(function (a, b) { console.log(this === timer, a, b, arguments.length); }, 1, 'x', 'y');
        process.nextTick(function (a) { console.log(this === undefined || this === globalThis || typeof this, a); }, 'tick');
        await new Promise((resolve) => setTimeout(resolve, 20));
        console.log(setTimeout.length, setTimeout.name, process.nextTick.name, queueMicrotask.length, typeof setTimeout(() => {}, 0).ref);
        const { promisify } = await import('node:util'); console.log(await promisify(setTimeout)(2, 'slept'), await promisify(setImmediate)('soon'));
        try { setTimeout('text'); } catch (error) { console.log(error.code); }
        try { queueMicrotask(1); } catch (error) { console.log(error.code); }""",
    "emitters": """
        const { EventEmitter, once } = await import('node:events'); const emitter = new EventEmitter();
        const listener = function (x) { console.log(this === emitter, x); };
        emitter.on('e', listener); emitter.once('e', listener); console.log(emitter.listeners('e').every((f) => f === listener), emitter.rawListeners('e')[0] === listener);
        console.log(emitter.emit('e', 1), emitter.listenerCount('e')); emitter.off('e', listener); console.log(emitter.emit('e', 2));
        const waiting = once(emitter, 'f'); setTimeout(() => { waiting.then((v) => console.log('then', v)); emitter.emit('f', 3); console.log('emitted'); }, 1); console.log(await waiting);
        console.log(emitter.emit.name, emitter.on === EventEmitter.prototype.addListener, once.name);""",
    "sleep": """
        const { setTimeout: sleep } = await import('node:timers/promises');
        console.log(await sleep(5, 'value')); console.log(await sleep(1, 'again', { ref: true }));
        const controller = new AbortController(); const slept = sleep(1000, 0, { signal: controller.signal }); controller.abort();
        try { await slept; } catch (error) { console.log(error.name); }
        try { await sleep('x'); console.log('slept'); } catch (error) { console.log(error.code); }
        setTimeout(() => console.log('timer'), 3); await sleep(3); console.log('slept'); await null;""",
    "files": """
        const { readFile, existsSync, promises } = await import('node:fs');
        await new Promise((resolve) => readFile('/no/such/file', (...values) => { console.log(values.length, values[0].code); resolve(); }));
        try { await promises.readFile('/no/such/file'); } catch (error) { console.log(error.code); }
        console.log(readFile.name, readFile.length); setImmediate(() => console.log('immediate')); await new Promise((resolve) => readFile('/dev/null', resolve)); console.log('read');""",
}


def run_in_node(program):
    command = ["node", "--no-warnings", "--input-type=module", "--eval", program]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE).stdout


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_same_order_as_node(kernel, program):
    # In a block, so that cells do not see each other's names; not checked, being JavaScript.
    result = kernel.run(f"// @ts-nocheck\n{{{program}\n}}")
    assert result.status == "ok", result.traceback
    assert result.text() == run_in_node(program)


def test_rejections_of_thenables_and_of_awaits_in_finally(kernel):
    code = """const seen: string[] = [];
    async function f() { try { await Promise.reject(new Error('one')); } finally { seen.push('finally'); await null; seen.push('after'); } }
    try { await f(); } catch (error) { seen.push((error as Error).message); }
    seen.join()"""
    assert kernel.run(code).value == "'finally,after,one'"
