package dsgformer.train.samples;

import dsgformer.data.CropPair;
import dsgformer.data.ImagePair;
import dsgformer.data.InvalidDatasetException;
import dsgformer.data.crops.PairStore;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Epochs as in §3.1: an epoch is every pair once, in random order; of each a uniformly random crop, turned or mirrored
 * at random. Images are decoded on demand, so a data set may be larger than memory; a cache keeps as many decoded as
 * fit. A batch that an epoch does not fill takes the first pairs of the next one: of 2103 pairs in batches of 8, one in
 * an epoch.
 */
final class EpochSamples implements Samples {

    private final List<ImagePair> pairs;
    private final int crop;
    private final RandomStream orders;
    private final PairStore store;

    EpochSamples(List<ImagePair> pairs, int crop, long seed) {
        this(pairs, crop, seed, PairStore.withinHeap());
    }

    EpochSamples(List<ImagePair> pairs, int crop, long seed, PairStore store) {
        this.pairs = List.copyOf(pairs);
        this.crop = crop;
        this.orders = RandomStream.of(seed).split("order".hashCode());
        this.store = store;
    }

    @Override
    public CropPair sample(long number, RandomStream random) {
        ImagePair pair = pairs.get(position(number));
        PairStore.Whole whole = read(pair);
        Size size = whole.size();
        if (Math.min(size.width(), size.height()) < crop) {
            throw new InvalidDatasetException(
                    pair.sharp(), "has " + size + " pixels, too few for crops of " + crop + "; set data.crop");
        }
        int x = random.below(size.width() - crop + 1);
        int y = random.below(size.height() - crop + 1);
        return whole.cut(x, y, new Size(crop, crop)).randomlyTurned(random);
    }

    private PairStore.Whole read(ImagePair pair) {
        try {
            return store.read(pair);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long perEpoch() {
        return pairs.size();
    }

    /** Which pair stands at this place of its epoch's order. */
    int position(long number) {
        RandomStream random = orders.split(number / pairs.size());
        int[] order = new int[pairs.size()];
        for (int i = 0; i < order.length; i++) {
            int j = random.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order[(int) (number % pairs.size())];
    }
}
