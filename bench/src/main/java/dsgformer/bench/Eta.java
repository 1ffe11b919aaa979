package dsgformer.bench;

import java.util.concurrent.TimeUnit;

/** Estimates the remaining time by the multiply-adds that are done. */
final class Eta {

    private final long start = System.nanoTime();
    private final double all;
    private double done;

    Eta(double multiplyAdds) {
        this.all = multiplyAdds;
    }

    void done(double multiplyAdds) {
        done += multiplyAdds;
    }

    /** Milliseconds; 0 as long as nothing is done. */
    long msLeft() {
        double spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return done == 0 ? 0 : Math.round(spent / done * Math.max(0, all - done));
    }
}
