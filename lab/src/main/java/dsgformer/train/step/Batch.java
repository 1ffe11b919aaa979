package dsgformer.train.step;

/**
 * The crops of one step in one process: samples {@code first} to {@code first + count − 1} of the whole training.
 *
 * @param crop side in pixels
 * @param share these crops' share of those of all processes, since the loss is a mean over all
 */
public record Batch(long first, int count, int crop, double share) {

    /** The batch of a single process. */
    public static Batch of(long first, int count, int crop) {
        return new Batch(first, count, crop, 1);
    }
}
