package dsgformer.peers;

import dsgformer.network.InvalidConfigException;
import java.util.List;

/** Checks of untrusted configurations: every size is validated before memory is allocated for it. */
public final class Require {

    private static final int MOST_BLOCKS = 256;
    private static final int MOST_CHANNELS = 4096;

    private Require() {}

    /** Requires that {@code value} is a number of channels. */
    public static void channels(String key, int value) {
        range(key, value, 1, MOST_CHANNELS);
    }

    /** Requires that there are {@code levels} numbers of blocks. */
    public static void blocks(String key, List<Integer> values, int levels) {
        counts(key, values, levels, 0, MOST_BLOCKS);
    }

    /** Requires that {@code value} is a number of blocks. */
    public static void blocks(String key, int value) {
        range(key, value, 0, MOST_BLOCKS);
    }

    /** Requires that there are {@code length} numbers, each in range. */
    public static void counts(String key, List<Integer> values, int length, int least, int most) {
        if (values.size() != length) {
            throw new InvalidConfigException("network." + key + " must be " + length + " numbers, got " + values);
        }
        values.forEach(value -> range(key, value, least, most));
    }

    public static void range(String key, int value, int least, int most) {
        that(value >= least && value <= most, key, "from " + least + " to " + most, value);
    }

    public static void that(boolean holds, String key, String need, Object found) {
        if (!holds) {
            throw new InvalidConfigException("network." + key + " must be " + need + ", got " + found);
        }
    }
}
