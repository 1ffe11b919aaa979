/**
 * What pointers, the wheel and keys mean on the stage: drag to move, two fingers or the wheel to zoom, a double click to
 * change between the whole photo and real pixels. While the whole photo is seen there is nothing to move, so a drag takes
 * the line between before and after along.
 */
const STEP = 1.25;
const MOVE = 60;
const DOUBLE_MS = 350;
const DOUBLE_PIXELS = 30;

const middle = ([a, b]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const distance = ([a, b]) => Math.hypot(a.x - b.x, a.y - b.y);

export class Gestures {
    #element;
    #viewport;
    #on;
    #fingers = new Map();
    #tap;
    #held = false; // by its key

    /** @param on moved(), pointed(place), line(place), hold(down), loupe() */
    constructor(element, viewport, on) {
        this.#element = element;
        this.#viewport = viewport;
        this.#on = on;
        element.addEventListener('pointerdown', event => this.#down(event));
        element.addEventListener('pointermove', event => this.#move(event));
        for (const type of ['pointerup', 'pointercancel']) {
            element.addEventListener(type, event => this.#fingers.delete(event.pointerId));
        }
        element.addEventListener('wheel', event => this.#wheel(event), { passive: false });
        element.addEventListener('keydown', event => this.#key(event));
        element.addEventListener('keyup', event => this.#isHold(event) && this.#hold(false));
        element.addEventListener('blur', () => this.#held && this.#hold(false));
    }

    /** Changes between the whole photo and real pixels. */
    toggle(place = this.#viewport.middle) {
        const { isFitted, realScale, fitScale } = this.#viewport;
        if (isFitted) this.#viewport.zoomTo(Math.abs(realScale / fitScale - 1) > 0.05 ? realScale : 2 * realScale, place);
        else this.#viewport.fit();
        this.#on.moved();
    }

    zoom(factor, place) {
        this.#viewport.zoomBy(factor, place);
        this.#on.moved();
    }

    #place(event) {
        const { left, top } = this.#element.getBoundingClientRect();
        return { x: event.clientX - left, y: event.clientY - top };
    }

    #down(event) {
        if (event.target.closest('button, [role="slider"]') || event.button !== 0) return;
        const place = this.#place(event);
        this.#element.setPointerCapture(event.pointerId);
        this.#fingers.set(event.pointerId, place);
        this.#on.pointed(place);
        const tap = { time: event.timeStamp, ...place };
        if (this.#tap && tap.time - this.#tap.time < DOUBLE_MS && distance([tap, this.#tap]) < DOUBLE_PIXELS) {
            this.#tap = undefined;
            this.toggle(place);
        } else {
            this.#tap = this.#fingers.size === 1 ? tap : undefined;
        }
    }

    #move(event) {
        const place = this.#place(event);
        const before = this.#fingers.get(event.pointerId);
        if (!before) {
            if (event.pointerType === 'mouse') this.#on.pointed(place);
            return;
        }
        const old = [...this.#fingers.values()];
        this.#fingers.set(event.pointerId, place);
        const now = [...this.#fingers.values()];
        if (now.length === 2) {
            const [from, to] = [middle(old), middle(now)];
            this.#viewport.zoomBy(distance(now) / Math.max(1, distance(old)), from);
            this.#viewport.panBy(to.x - from.x, to.y - from.y);
            this.#on.moved();
        } else if (this.#viewport.isFitted) {
            this.#on.line(place);
        } else {
            this.#viewport.panBy(place.x - before.x, place.y - before.y);
            this.#on.moved();
        }
        this.#on.pointed(place);
    }

    #wheel(event) {
        event.preventDefault();
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
        const speed = event.ctrlKey ? 0.01 : 0.0015; // with ctrl it is a pinch on a touch pad
        this.zoom(Math.exp(-event.deltaY * lines * speed), this.#place(event));
    }

    #hold(down) {
        this.#held = down;
        this.#on.hold(down);
    }

    #isHold(event) {
        return event.key === 'o' || event.key === 'O';
    }

    #key(event) {
        if (event.target !== this.#element || event.ctrlKey || event.metaKey || event.altKey) return;
        const viewport = this.#viewport;
        const actions = {
            ArrowLeft: () => viewport.panBy(MOVE, 0),
            ArrowRight: () => viewport.panBy(-MOVE, 0),
            ArrowUp: () => viewport.panBy(0, MOVE),
            ArrowDown: () => viewport.panBy(0, -MOVE),
            '+': () => viewport.zoomBy(STEP),
            '=': () => viewport.zoomBy(STEP),
            '-': () => viewport.zoomBy(1 / STEP),
            0: () => viewport.fit(),
            1: () => viewport.zoomTo(viewport.realScale),
        };
        if (this.#isHold(event)) this.#hold(true);
        else if (event.key === 'l' || event.key === 'L') this.#on.loupe();
        else if (actions[event.key]) actions[event.key]();
        else return;
        event.preventDefault();
        this.#on.moved();
        if (event.key.startsWith('Arrow') || '+-=01'.includes(event.key)) this.#on.pointed(viewport.middle);
    }
}

export { STEP };
