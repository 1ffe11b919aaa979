/** The buttons on the stage: zoom, whole photo or real pixels, loupe, and the one that is held to see the original. */
import { element, setAttribute, setText } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { t } from '../text/i18n.js';
import { percent } from '../text/numbers.js';

const tool = (label, content, click) => element('button', {
    type: 'button', class: 'tool', tLabel: label, tTitle: label, on: click ? { click } : {},
}, content);

export class Toolbar {
    #scale = element('span');
    #fit;
    #loupe;

    element = element('div', { class: 'toolbar', role: 'group', tLabel: 'keys.zoom' });

    /** @param on zoom(factor), toggle(), loupe(), hold(down) */
    constructor(step, on) {
        this.#fit = element('button', { type: 'button', class: 'tool tool-wide', on: { click: on.toggle } }, this.#scale);
        this.#loupe = tool('loupe', icon('loupe'), on.loupe);
        this.element.append(
            tool('zoomOut', icon('minus'), () => on.zoom(1 / step)),
            this.#fit,
            tool('zoomIn', icon('plus'), () => on.zoom(step)),
            this.#loupe,
            this.#holdButton(on.hold));
    }

    update({ isFitted, scale, density }, loupeIsOpen, original) {
        const label = t(isFitted ? 'zoomReal' : 'zoomFit');
        const shown = percent(scale * density);
        setText(this.#scale, shown);
        setAttribute(this.#fit, 'aria-label', `${label} (${shown})`);
        this.#fit.title = label;
        setAttribute(this.#loupe, 'aria-pressed', loupeIsOpen);
        this.hold.classList.toggle('is-down', original);
    }

    /** Held with the pointer, the space bar or Enter. */
    #holdButton(hold) {
        this.hold = element('button', { type: 'button', class: 'tool tool-wide', tLabel: 'hold', tTitle: 'hold' },
            icon('eye'), element('span', { t: 'holdShort' }));
        const isKey = event => event.key === ' ' || event.key === 'Enter';
        this.hold.addEventListener('pointerdown', event => {
            this.hold.setPointerCapture(event.pointerId);
            hold(true);
        });
        for (const type of ['pointerup', 'pointercancel', 'blur']) this.hold.addEventListener(type, () => hold(false));
        this.hold.addEventListener('keydown', event => isKey(event) && hold(true));
        this.hold.addEventListener('keyup', event => isKey(event) && hold(false));
        this.hold.addEventListener('contextmenu', event => event.preventDefault()); // a long touch
        return this.hold;
    }
}
