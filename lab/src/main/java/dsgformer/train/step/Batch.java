package dsgformer.train.step;

/**
 * The crops of one step in one process: samples {@code first} to {@code first + count − 1} of the whole training.
 *
 * @param crop side in pixels
 * @param share of these crops in those of all processes: the loss is a mean over all
 */
public record Batch(long first, int count, int crop, double share) {

    /** The only process's. */
    public static Batch of(long first, int count, int crop) {
        return new Batch(first, count, crop, 1);
    }
}
