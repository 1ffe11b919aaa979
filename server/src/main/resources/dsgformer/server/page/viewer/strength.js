/** The strength slider, 0 to 1.5, with its value and a few words on what it means. */
import { element, setAttribute, setText } from '../base/dom.js';
import { t } from '../text/i18n.js';
import { percent } from '../text/numbers.js';

const hintOf = value => (value === 0 ? 'zero' : value < 1 ? 'less' : value === 1 ? 'one' : 'more');

export class Strength {
    #input = element('input', { type: 'range', id: 'strength', min: 0, max: 1.5, step: 0.05, list: 'strength-marks' });
    #value = element('output', { for: 'strength', class: 'strength-value', 'aria-hidden': 'true' });
    #hint = element('p', { class: 'soft hint', id: 'strength-hint' });

    element = element('div', { class: 'strength' },
        element('div', { class: 'strength-top' }, element('label', { for: 'strength', t: 'strength' }), this.#value),
        this.#input,
        element('datalist', { id: 'strength-marks' }, element('option', { value: 1 })),
        this.#hint);

    /** @param moved called with the strength */
    constructor(moved) {
        this.#input.setAttribute('aria-describedby', 'strength-hint');
        this.#input.addEventListener('input', () => {
            this.update();
            moved(this.value);
        });
    }

    get value() {
        return Number(this.#input.value);
    }

    set value(strength) {
        this.#input.value = strength;
        this.update();
    }

    update() {
        setText(this.#value, percent(this.value));
        setText(this.#hint, t(`strength.hint.${hintOf(this.value)}`));
        setAttribute(this.#input, 'aria-valuetext', percent(this.value));
        this.#input.style.setProperty('--share', this.value / 1.5);
    }
}
