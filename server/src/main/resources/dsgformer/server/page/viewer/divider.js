/** The line between before and after: a slider that is dragged or moved with the arrow keys. */
import { element, setAttribute } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { t } from '../text/i18n.js';
import { percent } from '../text/numbers.js';

const STEP = 0.02;
const LARGE_STEP = 0.1;

export class Divider {
    #share = 0.5;
    #moved;

    element = element('div', {
        class: 'divider', role: 'slider', tabindex: 0, tLabel: 'divider',
        'aria-orientation': 'horizontal', 'aria-valuemin': 0, 'aria-valuemax': 100,
    }, element('span', { class: 'divider-grip' }, icon('drag')));

    /** @param moved called with the share of the stage at its left */
    constructor(moved) {
        this.#moved = moved;
        this.element.addEventListener('pointerdown', event => {
            this.element.setPointerCapture(event.pointerId);
            event.preventDefault();
            this.element.focus({ preventScroll: true });
        });
        this.element.addEventListener('pointermove', event => {
            if (!this.element.hasPointerCapture(event.pointerId)) return;
            const { left, width } = this.element.parentElement.getBoundingClientRect();
            this.share = (event.clientX - left) / width;
        });
        this.element.addEventListener('keydown', event => this.#key(event));
        this.update();
    }

    get share() {
        return this.#share;
    }

    set share(value) {
        this.#share = Math.min(1, Math.max(0, value));
        this.update();
        this.#moved(this.#share);
    }

    update() {
        this.element.style.left = `${100 * this.#share}%`;
        setAttribute(this.element, 'aria-valuenow', Math.round(100 * this.#share));
        setAttribute(this.element, 'aria-valuetext', t('divider.value', { percent: percent(this.#share) }));
    }

    #key(event) {
        const steps = {
            ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP,
            PageDown: -LARGE_STEP, PageUp: LARGE_STEP, Home: -1, End: 1,
        };
        if (!(event.key in steps)) return;
        event.preventDefault();
        event.stopPropagation();
        this.share = this.#share + steps[event.key];
    }
}
