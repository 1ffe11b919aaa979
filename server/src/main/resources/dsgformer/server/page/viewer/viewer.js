/** The view of one photo: puts stage, line, loupe, tools and panel together for the photo that is open. */
import { element, setAttribute, setText } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { t } from '../text/i18n.js';
import { Divider } from './divider.js';
import { Gestures, STEP } from './gestures.js';
import { Loupe } from './loupe.js';
import { Panel } from './panel.js';
import { Pictures } from './pictures.js';
import { Stage } from './stage.js';
import { Toolbar } from './toolbar.js';
import { Viewport } from './viewport.js';

/** How long the pointer rests before its region is asked for. */
const REST = 150;

export class Viewer {
    #place;
    #on;
    #photo;
    #shown; // what the pictures were made of
    #pictures;
    #viewport = new Viewport();
    #point = { x: 0, y: 0 };
    #resting;
    #canvas = element('canvas', { 'aria-hidden': 'true' });
    #hint = element('p', { class: 'stage-hint', 'aria-hidden': 'true' });
    #before = element('span', { class: 'tag at-left', t: 'before', 'aria-hidden': 'true' });
    #after = element('span', { class: 'tag at-right', t: 'after', 'aria-hidden': 'true' });
    #keys = element('p', { id: 'stage-keys', class: 'unseen', t: 'stage.keys' });
    #stageElement = element('div', { class: 'stage', tabindex: 0, role: 'application', 'aria-describedby': 'stage-keys' });
    #stage = new Stage(this.#canvas, this.#viewport);
    #divider = new Divider(share => {
        this.#stage.line = share;
        this.#redraw();
    });
    #loupe = new Loupe();
    #gestures;
    #toolbar;
    #panel;
    #previous = element('button', { type: 'button', class: 'quiet round', tLabel: 'previous', tTitle: 'previous' }, icon('back'));
    #next = element('button', { type: 'button', class: 'quiet round', tLabel: 'next', tTitle: 'next' }, icon('next'));

    /**
     * @param on back(), turn(step), save(photo), strength(photo, value), learned(photo, sharpness), failed(problem)
     */
    constructor(place, { settings, words, on }) {
        this.#place = place;
        this.#on = on;
        this.#panel = new Panel(settings, words, {
            strength: value => this.#setStrength(value),
            save: () => on.save(this.#photo),
        });
        this.#gestures = new Gestures(this.#stageElement, this.#viewport, {
            moved: () => this.#moved(),
            pointed: where => this.#pointed(where),
            line: where => { this.#divider.share = where.x / this.#viewport.stage.width; },
            hold: down => this.#hold(down),
            loupe: () => this.#toggleLoupe(),
        });
        this.#toolbar = new Toolbar(STEP, {
            zoom: factor => this.#gestures.zoom(factor),
            toggle: () => this.#gestures.toggle(),
            loupe: () => this.#toggleLoupe(),
            hold: down => this.#hold(down),
        });
        this.#build();
    }

    get photo() {
        return this.#photo;
    }

    open(photo) {
        this.close();
        this.#photo = photo;
        this.#place.hidden = false;
        this.#panel.show(photo);
        this.#point = { x: 0, y: 0 };
        this.update();
        this.#stageElement.focus({ preventScroll: true });
    }

    /** Says whether there are photos before and after this one. */
    showTurns({ previous, next }) {
        this.#previous.disabled = !previous;
        this.#next.disabled = !next;
    }

    close() {
        clearTimeout(this.#resting);
        this.#pictures?.close();
        this.#pictures = this.#stage.pictures = this.#shown = this.#photo = undefined;
        this.#place.hidden = true;
    }

    /** Shows what has become of the photo, or another language. */
    update() {
        if (!this.#photo) return;
        this.#panel.update();
        this.#divider.update();
        setAttribute(this.#stageElement, 'aria-label', t('stage', this.#photo));
        this.#load();
        this.#redraw();
    }

    showProblem(problem) {
        this.#panel.showProblem(problem);
    }

    #build() {
        const back = element('button', { type: 'button', class: 'quiet', on: { click: () => this.#on.back() } },
            icon('back'), element('span', { t: 'back' }));
        this.#previous.addEventListener('click', () => this.#on.turn(-1));
        this.#next.addEventListener('click', () => this.#on.turn(1));
        this.#stageElement.append(this.#canvas, this.#divider.element, this.#before, this.#after, this.#hint,
            this.#loupe.element, this.#toolbar.element);
        this.#place.setAttribute('aria-labelledby', 'viewer-heading');
        this.#place.append(
            element('div', { class: 'viewer-top' }, back,
                element('span', { class: 'viewer-turn' }, this.#previous, this.#next)),
            this.#stageElement, this.#keys, this.#panel.element);
        this.#place.addEventListener('keydown', event => this.#key(event));
        new ResizeObserver(() => this.#resize()).observe(this.#stageElement);
    }

    #key(event) {
        if (event.target.closest('select, [type="range"]')) return;
        if (event.key === 'Escape') this.#on.back();
        else if (event.key === 'PageUp' && !this.#previous.disabled) this.#on.turn(-1);
        else if (event.key === 'PageDown' && !this.#next.disabled) this.#on.turn(1);
        else return;
        event.preventDefault();
    }

    #resize() {
        const { clientWidth, clientHeight } = this.#stageElement;
        if (!clientWidth || !clientHeight) return;
        this.#viewport.resize(clientWidth, clientHeight, devicePixelRatio);
        this.#stage.resize();
        if (this.#photo) this.#moved();
    }

    /** Loads the photo's pixels: at first, when it is done, and when it was made once more. */
    async #load() {
        const photo = this.#photo;
        const now = photo.job && `${photo.job} ${photo.state === 'done'}`;
        if (!now || now === this.#shown || photo.state === 'failed' || photo.state === 'cancelled') return;
        const first = this.#shown === undefined;
        this.#shown = now;
        const pictures = new Pictures(photo, () => this.#changed(), sharpness => this.#on.learned(photo, sharpness));
        pictures.strength = photo.strength;
        try {
            const size = await pictures.load();
            if (!size || this.#shown !== now || this.#photo !== photo) {
                pictures.close();
                return;
            }
            this.#pictures?.close();
            this.#pictures = this.#stage.pictures = pictures;
            if (first) {
                this.#stageElement.style.setProperty('--aspect', size.width / size.height);
                this.#viewport.show(size.width, size.height);
                this.#point = { x: size.width / 2, y: size.height / 2 };
                this.#loupe.pointAt(this.#point, false);
            }
            this.#moved();
        } catch (problem) {
            if (this.#photo === photo) this.#on.failed(problem);
        }
    }

    #setStrength(value) {
        if (this.#pictures) this.#pictures.strength = value;
        this.#on.strength(this.#photo, value);
        this.#redraw();
    }

    #hold(down) {
        if (this.#stage.original === down) return;
        this.#stage.original = down;
        this.#redraw();
    }

    #toggleLoupe() {
        this.#loupe.toggle();
        this.#moved();
    }

    #pointed(where) {
        this.#point = this.#viewport.toPhoto(where);
        this.#loupe.pointAt(this.#point, where.x < this.#viewport.stage.width / 2);
        if (this.#loupe.isOpen || !this.#pictures?.hasAfter) this.#redraw();
        this.#ask();
    }

    #moved() {
        this.#redraw();
        this.#ask();
    }

    #changed() {
        if (this.#pictures) this.#redraw();
    }

    /** Asks for regions once pointer and view have come to rest. */
    #ask() {
        clearTimeout(this.#resting);
        this.#resting = setTimeout(() => {
            if (!this.#pictures) return;
            const close = this.#loupe.isOpen
                ? this.#loupe.region(this.#viewport.photo, this.#viewport.density)
                : { ...this.#point, width: 1, height: 1 };
            this.#pictures.want(this.#viewport, this.#point, close);
            this.#redraw();
        }, REST);
    }

    #redraw() {
        const open = this.#loupe.isOpen;
        const loaded = Boolean(this.#pictures?.isLoaded);
        const { photo, density } = this.#viewport;
        this.#stage.point = this.#point;
        this.#stage.frame = open && loaded ? this.#loupe.region(photo, density) : undefined;
        if (open && loaded) this.#loupe.paint(this.#pictures, photo, density);
        this.#stage.paint();
        this.#toolbar.update(this.#viewport, open, this.#stage.original);
        this.#stageElement.classList.toggle('shows-original', this.#stage.original);
        this.#before.hidden = !this.#stage.original && this.#divider.share < 0.08;
        this.#after.hidden = this.#stage.original || this.#divider.share > 0.92;
        this.#showHint(loaded);
    }

    #showHint(loaded) {
        const text = !loaded ? (this.#photo?.problem ? '' : t('loading'))
            : this.#pictures.busy ? t('preview.making')
            : this.#pictures.failing ? t('preview.failed')
            : this.#pictures.hasAfter ? '' : t('preview.pointer');
        this.#hint.hidden = !text;
        setText(this.#hint, text);
    }
}
