package dsgformer.data.blur;

/** How a camera encodes light, and back. */
interface Response {

    /** What is averaged, for a value in [0, 1] on the grid of 8 bits; others go to the nearest level. */
    float toLight(float value);

    /** The inverse, for any light; beyond [0, 1] it saturates. */
    float fromLight(float value);
}
