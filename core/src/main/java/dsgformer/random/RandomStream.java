package dsgformer.random;

/**
 * A seeded stream of random numbers whose whole state is one {@code long}: SplitMix64 (Steele, Lea and Flood, OOPSLA
 * 2014). Equal seeds give equal numbers on every machine. Not for secrets, and not for several threads at once:
 * {@link #split} gives each its own.
 */
public final class RandomStream {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream of a seed; neighboring seeds give unrelated streams. */
    public static RandomStream of(long seed) {
        return new RandomStream(mixed(seed + GOLDEN));
    }

    /** The stream that continues from the given {@link #state}. */
    static RandomStream restored(long state) {
        return new RandomStream(state);
    }

    /** The whole state, for {@link #restored}. */
    long state() {
        return state;
    }

    /** Whether both will give the same numbers. */
    public boolean sameAs(RandomStream other) {
        return state == other.state;
    }

    /**
     * The child stream of a key: a function of this stream's state and the key alone. It does not advance this stream,
     * so the numbers of sample {@code key} do not depend on the thread or the order of the calls.
     */
    public RandomStream split(long key) {
        return new RandomStream(mixed(mixed(state) + mixed(key + GOLDEN)));
    }

    /**
     * An integer in [0, bound), each equally likely.
     *
     * @throws IllegalArgumentException if {@code bound} is below 1
     */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a random integer below " + bound + " does not exist, need at least 1");
        }
        // 32 random bits scaled to the bound; the 2^32 mod bound lowest remainders would favor some results
        long unfair = (1L << 32) % bound;
        long scaled;
        do {
            scaled = (next() >>> 32) * bound;
        } while ((scaled & 0xFFFFFFFFL) < unfair);
        return (int) (scaled >>> 32);
    }

    /** A number in [0, 1), on a grid of 2⁻⁵³. */
    public double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** A number between {@code from} and {@code to}. */
    public double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** True with probability {@code p}. */
    public boolean chance(double p) {
        return uniform() < p;
    }

    /** A draw from the normal distribution of mean 0 and deviation 1, by Marsaglia's polar method. */
    public double gaussian() {
        while (true) {
            double u = uniform(-1, 1);
            double v = uniform(-1, 1);
            double square = u * u + v * v;
            if (square > 0 && square < 1) {
                // the second value, v · …, is dropped: keeping it would be state beyond the one long
                return u * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    private long next() {
        state += GOLDEN;
        return mixed(state);
    }

    private static long mixed(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
