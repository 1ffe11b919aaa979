package dsgformer.image;

/** How a subblock of 4 × 4 pixels is predicted from its neighbours; the order is the format's (RFC 6386, section 11.2). */
enum Vp8SubMode {
    DC,
    TRUE_MOTION,
    VERTICAL,
    HORIZONTAL,
    DOWN_LEFT,
    DOWN_RIGHT,
    VERTICAL_RIGHT,
    VERTICAL_LEFT,
    HORIZONTAL_DOWN,
    HORIZONTAL_UP;

    static final int COUNT = values().length;
}
