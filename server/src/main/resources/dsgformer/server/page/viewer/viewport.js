/**
 * Which part of a photo a stage shows: the photo's point in the stage's middle, and a scale in CSS pixels per pixel of
 * the photo. Numbers only; it knows no element.
 */
const LARGEST = 8; // screen pixels per pixel of the photo

export class Viewport {
    stage = { width: 1, height: 1 };
    photo = { width: 1, height: 1 };
    /** Screen pixels per CSS pixel. */
    density = 1;
    scale = 1;
    x = 0.5;
    y = 0.5;
    #fitted = true;

    /** The scale at which the whole photo is seen; small photos are at most doubled. */
    get fitScale() {
        const fit = Math.min(this.stage.width / this.photo.width, this.stage.height / this.photo.height);
        return Math.min(fit, 2 * this.realScale);
    }

    /** The scale at which a pixel of the photo is one of the screen. */
    get realScale() {
        return 1 / this.density;
    }

    get isFitted() {
        return this.#fitted;
    }

    resize(width, height, density) {
        this.stage = { width, height };
        this.density = density;
        if (this.#fitted) this.fit();
        else this.#settle();
    }

    show(width, height) {
        this.photo = { width, height };
        this.fit();
    }

    fit() {
        this.scale = this.fitScale;
        this.x = this.photo.width / 2;
        this.y = this.photo.height / 2;
        this.#fitted = true;
    }

    /** Zooms so that what is at a place of the stage stays there. */
    zoomTo(scale, place = this.middle) {
        const point = this.toPhoto(place);
        const least = Math.min(this.fitScale, this.realScale);
        const most = Math.max(this.fitScale, LARGEST * this.realScale);
        this.scale = Math.min(Math.max(scale, least), most);
        this.#fitted = Math.abs(this.scale / this.fitScale - 1) < 1e-3;
        this.x = point.x - (place.x - this.stage.width / 2) / this.scale;
        this.y = point.y - (place.y - this.stage.height / 2) / this.scale;
        this.#settle();
    }

    zoomBy(factor, place) {
        this.zoomTo(this.scale * factor, place);
    }

    /** Moves the photo by CSS pixels. */
    panBy(dx, dy) {
        this.x -= dx / this.scale;
        this.y -= dy / this.scale;
        this.#settle();
    }

    get middle() {
        return { x: this.stage.width / 2, y: this.stage.height / 2 };
    }

    toPhoto({ x, y }) {
        return {
            x: this.x + (x - this.stage.width / 2) / this.scale,
            y: this.y + (y - this.stage.height / 2) / this.scale,
        };
    }

    /** The photo's left upper corner on the stage, in whole screen pixels, so that real pixels stay crisp. */
    get origin() {
        const whole = value => Math.round(value * this.density) / this.density;
        return {
            x: whole(this.stage.width / 2 - this.x * this.scale),
            y: whole(this.stage.height / 2 - this.y * this.scale),
        };
    }

    /** The part of the photo that is seen. */
    get visible() {
        const start = this.toPhoto({ x: 0, y: 0 });
        const x = Math.max(0, start.x);
        const y = Math.max(0, start.y);
        return {
            x,
            y,
            width: Math.min(this.photo.width, start.x + this.stage.width / this.scale) - x,
            height: Math.min(this.photo.height, start.y + this.stage.height / this.scale) - y,
        };
    }

    /** No empty room beside a photo that is larger than the stage; a smaller one stands in the middle. */
    #settle() {
        const within = (value, stage, photo) => {
            const half = stage / this.scale / 2;
            return photo <= 2 * half ? photo / 2 : Math.min(Math.max(value, half), photo - half);
        };
        this.x = within(this.x, this.stage.width, this.photo.width);
        this.y = within(this.y, this.stage.height, this.photo.height);
    }
}
