/** The loupe: the place at the pointer twice as large as real pixels, before and after side by side. */
import { element } from '../base/dom.js';

const ZOOM = 2;

export class Loupe {
    #panes = ['before', 'after'].map(side => ({ side, canvas: element('canvas') }));
    #point = { x: 0, y: 0 };

    element = element('div', { class: 'loupe', 'aria-hidden': 'true', hidden: true },
        ...this.#panes.map(({ side, canvas }) =>
            element('div', { class: 'loupe-pane' }, canvas, element('span', { class: 'tag', t: side }))));

    get isOpen() {
        return !this.element.hidden;
    }

    toggle() {
        this.element.hidden = !this.element.hidden;
    }

    /** Moves it to a place of the photo, and away from the pointer. */
    pointAt(point, away) {
        this.#point = point;
        this.element.classList.toggle('at-right', away);
    }

    /** What it shows, in the photo's coordinates, within the photo. */
    region(photo, density) {
        const side = this.#side() * density / ZOOM;
        const within = (value, most) => Math.max(0, Math.min(Math.round(value - side / 2), most - side));
        return {
            x: within(this.#point.x, photo.width),
            y: within(this.#point.y, photo.height),
            width: Math.min(side, photo.width),
            height: Math.min(side, photo.height),
            loupe: true,
        };
    }

    paint(pictures, photo, density) {
        const { x, y } = this.region(photo, density);
        const pixels = Math.round(this.#side() * density);
        for (const { side, canvas } of this.#panes) {
            if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
            const context = canvas.getContext('2d');
            context.setTransform(1, 0, 0, 1, 0, 0);
            context.clearRect(0, 0, pixels, pixels);
            context.setTransform(ZOOM, 0, 0, ZOOM, -x * ZOOM, -y * ZOOM);
            pictures.draw(context, side, ZOOM);
        }
    }

    #side() {
        return this.#panes[0].canvas.clientWidth || 1;
    }
}
