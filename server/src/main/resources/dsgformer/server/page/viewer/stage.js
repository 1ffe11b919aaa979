/** The canvas that shows the photo: before at the left of a line, after at its right. Paints once a frame at most. */

export class Stage {
    #canvas;
    #context;
    #viewport;
    #pending = false;

    /** The pixels, a Pictures. */
    pictures;
    /** Where the line is, as a share of the stage's width. */
    line = 0.5;
    /** Whether only the photo before is shown. */
    original = false;
    /** Where the pointer is, in the photo's coordinates. */
    point = { x: 0, y: 0 };
    /** A region to be framed, in the photo's coordinates: what the loupe shows. */
    frame;

    constructor(canvas, viewport) {
        this.#canvas = canvas;
        this.#context = canvas.getContext('2d');
        this.#viewport = viewport;
    }

    /** Fits the canvas to the stage's size. */
    resize() {
        const { stage, density } = this.#viewport;
        this.#canvas.width = Math.round(stage.width * density);
        this.#canvas.height = Math.round(stage.height * density);
        this.#paint();
    }

    paint() {
        if (this.#pending) return;
        this.#pending = true;
        requestAnimationFrame(() => {
            this.#pending = false;
            this.#paint();
        });
    }

    #paint() {
        const context = this.#context;
        const { density, scale, stage, origin } = this.#viewport;
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
        if (!this.pictures?.isLoaded) return;
        const real = scale * density;
        const toPhoto = () => context.setTransform(real, 0, 0, real, origin.x * density, origin.y * density);
        toPhoto();
        this.pictures.draw(context, 'before', real);
        if (!this.original) {
            context.save();
            context.setTransform(density, 0, 0, density, 0, 0);
            context.beginPath();
            context.rect(this.line * stage.width, 0, stage.width, stage.height);
            context.clip();
            toPhoto();
            this.pictures.draw(context, 'after', real);
            context.restore();
            const early = this.pictures.early(this.point);
            if (early) this.#paintEarly(context, early, real);
        }
        if (this.frame) this.#outline(context, this.frame);
    }

    /** The region at the pointer is shown after on both sides of the line, since the rest cannot be yet. */
    #paintEarly(context, place, real) {
        context.save();
        context.beginPath();
        context.rect(place.x, place.y, place.width, place.height);
        context.clip();
        this.pictures.draw(context, 'after', real);
        context.restore();
        this.#outline(context, place);
    }

    #outline(context, { x, y, width, height }) {
        context.lineWidth = 1.5 / this.#viewport.scale;
        context.strokeStyle = 'white';
        context.strokeRect(x, y, width, height);
    }
}
