/** A photo in the gallery: thumbnail, name, size, state, and what can be done with it. */
import { element, setAttribute, setText } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { small } from '../photos/api.js';
import { hasEnded } from '../photos/library.js';
import { t } from '../text/i18n.js';
import { bytes } from '../text/numbers.js';
import { share, stateText } from './state-text.js';

const SIDE = 640;

export class Card {
    #photo;
    #words;
    #actions;
    #picture = element('img', { alt: '', loading: 'lazy', decoding: 'async', draggable: 'false' });
    #open = element('button', { type: 'button', class: 'card-open' }, this.#picture);
    #name = element('h2', { class: 'card-name' });
    #facts = element('p', { class: 'card-facts' });
    #state = element('p', { class: 'card-state' });
    #bar = element('span', { class: 'bar-done' });
    #progress = element('div', { class: 'bar', role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100 }, this.#bar);
    #buttons = element('div', { class: 'card-buttons' });
    #shown = '';

    element = element('li', { class: 'card' },
        element('div', { class: 'card-picture' }, icon('photo'), this.#open, this.#progress),
        element('div', { class: 'card-text' }, this.#name, this.#facts, this.#state, this.#buttons));

    /**
     * @param words turns problems into words
     * @param actions open, save, cancel, retry, remove: what its buttons call with the photo
     */
    constructor(photo, words, actions) {
        this.#photo = photo;
        this.#words = words;
        this.#actions = actions;
        this.#open.addEventListener('click', () => actions.open(photo));
        this.#picture.addEventListener('load', () => this.element.classList.add('has-picture'));
        this.update();
    }

    /** Shows what the photo has become, or another language. */
    update() {
        const photo = this.#photo;
        this.element.dataset.state = photo.state;
        setText(this.#name, photo.name);
        this.#name.title = photo.name;
        const pixels = photo.width ? `${t('size', photo)} · ` : '';
        setText(this.#facts, pixels + bytes(photo.bytes));
        setAttribute(this.#open, 'aria-label', t('open', photo));
        this.#open.disabled = !photo.job || photo.state === 'failed';
        this.#showPicture();
        this.#showState();
        this.#showProgress();
        this.#showButtons();
    }

    focus() {
        (this.#open.disabled ? this.#buttons.querySelector('button') : this.#open)?.focus();
    }

    #showPicture() {
        const { job, state } = this.#photo;
        if (!job || state === 'failed') return;
        const address = small(job, state === 'done' ? 'result' : 'input', SIDE);
        if (this.#picture.getAttribute('src') !== address) this.#picture.src = address;
    }

    #showState() {
        const { state, problem, sharpness } = this.#photo;
        if (problem) {
            this.#words.fill(this.#state, problem);
            this.#state.prepend(icon('warning'));
            return;
        }
        const says = sharpness && sharpness !== 'blurred' && state !== 'failed' ? t(`sharpness.${sharpness}`) : '';
        const text = stateText(this.#photo);
        setText(this.#state, says ? `${text} · ${says}` : text);
    }

    #showProgress() {
        const { state, saving, name } = this.#photo;
        const busy = Boolean(saving) || !hasEnded(this.#photo);
        const known = saving ? saving.progress : share(this.#photo);
        this.#progress.hidden = !busy;
        this.#progress.classList.toggle('unknown', busy && !known && state !== 'queued' && state !== 'waiting');
        setAttribute(this.#progress, 'aria-label', t('progressNamed', { name }));
        setAttribute(this.#progress, 'aria-valuenow', Math.round(100 * known));
        setAttribute(this.#progress, 'aria-valuetext', stateText(this.#photo));
        this.#bar.style.transform = `scaleX(${known})`;
    }

    /** The buttons for its state; made anew only when they are others, so that the focus stays. */
    #showButtons() {
        const names = this.#possible();
        const key = names.join();
        if (key !== this.#shown) {
            const focused = this.#buttons.contains(document.activeElement);
            this.#buttons.replaceChildren(...names.map(name => this.#button(name)));
            if (focused) this.focus();
            this.#shown = key;
        }
        names.forEach((name, n) => {
            const button = this.#buttons.children[n];
            setText(button, t(name));
            setAttribute(button, 'aria-label', t(`${name}Named`, this.#photo));
            button.disabled = name === 'save' && Boolean(this.#photo.saving);
        });
    }

    #possible() {
        const { state, file, job } = this.#photo;
        if (!hasEnded(this.#photo)) return ['cancel'];
        if (state === 'done') return ['save', 'remove'];
        return file || job ? ['retry', 'remove'] : ['remove'];
    }

    #button(name) {
        return element('button', {
            type: 'button',
            class: name === 'save' ? 'small plain' : 'small quiet',
            on: { click: () => this.#actions[name](this.#photo) },
        });
    }
}
