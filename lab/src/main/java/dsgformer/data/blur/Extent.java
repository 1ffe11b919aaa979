package dsgformer.data.blur;

import dsgformer.random.RandomStream;

/** How far a translation reaches, in pixels from end to end: a band, and how often motion falls into it. */
enum Extent {
    STILL(0, 1, 0.05),
    SLIGHT(1, 5, 0.17),
    PLAIN(5, 14, 0.43),
    STRONG(14, 25, 0.26),
    EXTREME(25, 40, 0.09);

    private final double from;
    private final double to;
    private final double share;

    Extent(double from, double to, double share) {
        this.from = from;
        this.to = to;
        this.share = share;
    }

    static double random(RandomStream random) {
        double left = random.uniform();
        for (Extent band : values()) {
            left -= band.share;
            if (left < 0) {
                return random.uniform(band.from, band.to);
            }
        }
        return random.uniform(PLAIN.from, PLAIN.to); // the shares' sum may fall short of 1 by rounding
    }
}
